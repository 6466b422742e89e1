import { useWords } from '@/words/use-words';
import type { Statistics } from './queries';
import styles from './statistics.module.css';
import { usePart } from './use-part';
import { useFormat } from '@/words/use-format';
import words from './words.json';

/** What is asked first. */
export function Figures({ total }: { total: Statistics['total'] }) {
  const say = useWords(words);
  const format = useFormat();
  const part = usePart();
  const figures: [name: string, figure: string, more: string][] = [
    [say('utilisation'), part(total.utilisation), say('hoursOf', { booked: format.number(Math.round(total.hoursBooked)), open: format.number(Math.round(total.hoursOpen)) })],
    [say('bookings'), format.number(total.bookings), say('peopleIn', { count: total.people })],
    [say('noShows'), format.number(total.noShows), total.noShowRate === null ? say('noRate') : say('ofAll', { part: part(total.noShowRate) })],
    [say('cancelledLate'), format.number(total.cancelledLate), say('cancelledLateHelp')],
  ];
  return (
    <dl className={styles.figures}>
      {figures.map(([name, figure, more]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={styles.big}>{figure}</dd>
          <dd className={styles.more}>{more}</dd>
        </div>
      ))}
    </dl>
  );
}
