import type { components } from '@/api/schema.gen';
import { stretchesOf } from '@/design/wall/taken';
import type { Format } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { hoursShown, placeOf } from './day-line';
import styles from './panel.module.css';
import words from './words.json';

interface DayProps {
  board: components['schemas']['BoardSpace'];
  day: { start: string; end: string };
  now: number;
  format: Format;
}

/** The day as a line, for a glance; the same is read out as a list. */
export function Day({ board, day, now, format }: DayProps) {
  const say = useWords(words);
  const stretches = stretchesOf(board);
  const shown = hoursShown(board, day);
  const place = (start: number, end: number) => {
    const { left, width } = placeOf(shown, start, end);
    return { left: `${left}%`, width: `${width}%` };
  };
  return (
    <section className={styles.day}>
      <h2 className="unseen">{say('today')}</h2>
      <ul className="unseen">
        {stretches.map(({ start, end, title }) => <li key={start}>{`${format.period(start, end)} ${title ?? say('taken')}`}</li>)}
      </ul>
      <div className={styles.line} aria-hidden="true">
        {shown.marks.map((mark) => <span key={mark} className={styles.hour} style={{ left: place(mark, mark).left }}>{format.time(mark).slice(0, 2)}</span>)}
        {stretches.map(({ start, end }) => <span key={start} className={styles.block} style={place(start, end)} />)}
        <span className={styles.now} style={{ left: place(now, now).left }} />
      </div>
    </section>
  );
}
