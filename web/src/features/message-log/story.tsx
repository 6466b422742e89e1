import { Section } from '@/design/layout';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import styles from './message-log.module.css';
import type { WholeDelivery } from './queries';
import words from './words.json';

/** Each time that it was tried, and what came back, in the order that it happened. */
export function Story({ delivery, zone }: { delivery: WholeDelivery; zone: string }) {
  const say = useWords(words);
  const format = useFormat(zone);
  const tries = delivery.tries.map(({ at, attempt, says, provider, answer }) => ({ key: `try ${attempt}`, at, says: say('attempt', { attempt, says }), more: [provider, answer] }));
  const reports = delivery.reports.map(({ at, said, answer }) => ({ key: `report ${at} ${said}`, at, says: say(`report.${said}`), more: [answer] }));
  const happened = [...tries, ...reports].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return (
    <Section title={say('story')}>
      {happened.length === 0 ? <p>{say('untried')}</p> : (
        <ol className={styles.story}>
          {happened.map(({ key, at, says, more }) => (
            <li key={key}>
              <time dateTime={at} className={styles.quiet}>{format.dayAndTime(at)}</time>
              <span>{says}</span>
              {more.filter(Boolean).map((line) => <span key={line} className={styles.answer}>{line}</span>)}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
