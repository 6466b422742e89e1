import layout from '@/design/layout.module.css';
import { Drawing } from '@/design/spaces/drawing';
import { capital, useSpaceWords } from '@/design/spaces/space-words';
import { useWords } from '@/words/use-words';
import type { Space } from './queries';
import styles from './space.module.css';
import words from './words.json';

/** Each way in which the space can be furnished: how it looks, how many it holds, how long it takes. */
export function Layouts({ space }: { space: Space }) {
  const say = useWords(words);
  const spaceWords = useSpaceWords();
  return (
    <ul className={styles.layouts}>
      {space.layouts.map(({ kind, capacity, setupMinutes: setup, clearupMinutes: clearup }) => (
        <li key={kind} className={styles.layout}>
          <Drawing kind={kind} />
          <h3>{capital(spaceWords.layout(kind))}</h3>
          <p>{say('people', { people: capacity })}</p>
          <p className={`${layout.quiet} ${layout.small}`}>{setup + clearup === 0 ? say('standing') : say('turnaround', { setup, clearup })}</p>
        </li>
      ))}
    </ul>
  );
}
