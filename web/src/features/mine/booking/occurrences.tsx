import { Link } from '@tanstack/react-router';
import { Section } from '@/design/layout';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { StateTag } from '../states';
import { useSeries } from './queries';
import styles from './booking.module.css';
import words from './words.json';

/** Every time of a series, with how each stands. */
export function Occurrences({ seriesId, bookingId }: { seriesId: string; bookingId: string }) {
  const say = useWords(words);
  const series = useSeries(seriesId);
  const format = useFormat(series?.timeZone);
  if (!series) return null;
  return (
    <Section title={say('series')}>
      <ol className={styles.list}>
        {series.occurrences.map((each) => (
          <li key={each.bookingId} className={styles.line}>
            <span>
              {each.bookingId === bookingId ? <strong aria-current="true">{format.dayAndTime(each.start)} ({say('thisOne')})</strong> : <Link to="/mine/bookings/$bookingId" params={{ bookingId: each.bookingId }}>{format.dayAndTime(each.start)}</Link>}
            </span>
            <StateTag state={each.state} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
