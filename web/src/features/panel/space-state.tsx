import type { SpaceNow } from '@/design/wall/taken';
import type { Format } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import styles from './panel.module.css';
import words from './words.json';

/** Free, taken or shut: in words as high as a hand, with a sign for those who see no colours. */
export function SpaceState({ state, format }: { state: SpaceNow; format: Format }) {
  const say = useWords(words);
  return (
    <section className={`${styles.state} ${styles[state.is]}`} aria-live="polite">
      <svg className={styles.sign} viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="10" />
        {state.is === 'free' ? <path d="M7 12.5l3.5 3.5L17 8.5" /> : <path d="M6.5 12h11" />}
      </svg>
      <p className={styles.word}>{say(state.is)}</p>
      <p className={styles.until}>{untilOf(state, format, say)}</p>
      {state.is === 'taken' && state.title && <p className={styles.what}>{state.title}</p>}
    </section>
  );
}

function untilOf(state: SpaceNow, format: Format, say: ReturnType<typeof useWords<typeof words>>): string {
  if (state.is === 'shut') return state.opens === undefined ? say('shutToday') : say('opens', { time: format.time(state.opens) });
  return say('until', { time: format.time(state.until) });
}
