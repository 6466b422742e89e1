import type { components } from '@/api/schema.gen';
import layout from '@/design/layout.module.css';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { partsOf } from './masks';
import styles from './register.module.css';
import words from './words.json';

type Released = components['schemas']['ReleasedText'];

/** The words of a case that have been released, with what is masked in them. */
export function Texts({ of, timeZone }: { of: Released[]; timeZone: string }) {
  const say = useWords(words);
  const format = useFormat(timeZone);
  if (of.length === 0) return <p>{say('noTexts')}</p>;
  return (
    <>
      {of.map(({ field, sourceId, text, releasedAt }) => (
        <div key={`${field} ${sourceId}`} className={styles.text}>
          <h3>{say(`field.${field}`)}</h3>
          <blockquote className={styles.prose}><Masked text={text} /></blockquote>
          <p className={`${layout.quiet} ${layout.small}`}>{say('releasedAt', { when: format.day(releasedAt) })}</p>
        </div>
      ))}
      {of.some(({ text }) => text.includes('▇')) && <p className={layout.quiet}>{say('masks')}</p>}
    </>
  );
}

function Masked({ text }: { text: string }) {
  const say = useWords(words);
  return partsOf(text).map((part, at) => (part === null ? <span key={at} role="img" aria-label={say('masked')}>▇</span> : part));
}
