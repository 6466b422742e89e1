import { useWords } from '@/words/use-words';
import grid from './grid.module.css';
import styles from './house.module.css';
import words from './words.json';

/** What the patterns of the board mean. */
export function Legend() {
  const say = useWords(words);
  const of: [string | undefined, string][] = [
    [grid.approved, say('state.approved')], [grid.requested, say('state.requested')], [grid.turnaround, say('turnaround')], [grid.work, say('maintenance')],
    [grid.hold, say('hold')], [grid.through, say('through', { space: '…' })], [grid.closed, say('closed')],
  ];
  return (
    <section className={styles.legend} aria-label={say('legend')}>
      <p>{say('chooseHelp')} <span id="house-help">{say('gridHelp')}</span></p>
      <ul>
        {of.map(([look, text]) => <li key={text}><span className={`${styles.sample} ${look}`} aria-hidden="true" />{text}</li>)}
      </ul>
    </section>
  );
}
