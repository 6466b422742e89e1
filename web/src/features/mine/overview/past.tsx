import { parseDate } from '@internationalized/date';
import { api } from '@/api/client';
import { ButtonLink } from '@/design/button';
import { Row, Section } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { Answer } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { Entries, type Beside } from './entry';
import { comings, folded, type Entry, type Registration } from './timeline';
import words from './words.json';

const halfAYear = { months: 6 };
const most = 100;

interface PastProps {
  /** How many half-years are shown. */
  back: number;
  registrations: readonly Registration[];
  beside: Beside;
  timeZone: string;
}

/** What has been, half-year by half-year, the latest first. */
export function Past({ back, registrations, beside, timeZone }: PastProps) {
  const say = useWords(words);
  const format = useFormat(timeZone);
  const today = parseDate(format.dateOf(Date.now()));
  const days = Array.from({ length: back + 1 }, (_, nth) => today.subtract({ months: nth * halfAYear.months }).toString());
  return (
    <Section title={say('past')}>
      {days.slice(1).map((from, nth) => <HalfYear key={from} from={from} to={days[nth]!} isLast={nth === 0} {...{ registrations, beside, timeZone }} />)}
      <Row><ButtonLink to="/mine" search={{ back: back + 1 }} resetScroll={false}>{say(back === 0 ? 'showPast' : 'further')}</ButtonLink></Row>
    </Section>
  );
}

type HalfYearProps = Omit<PastProps, 'back'> & { from: string; to: string; isLast: boolean };

function HalfYear({ from, to, isLast, registrations, beside, timeZone }: HalfYearProps) {
  const say = useWords(words);
  const format = useFormat(timeZone);
  // What ends today may have ended already.
  const until = isLast ? parseDate(to).add({ days: 1 }).toString() : to;
  const asked = api.useQuery('get', '/api/v1/bookings', { params: { query: { from: `${from}T00:00:00Z`, to: `${until}T00:00:00Z`, limit: most } } });
  const isThen = ({ end }: { end: string }) => Date.parse(end) >= Date.parse(from) && Date.parse(end) < Math.min(Date.now(), Date.parse(until));
  return (
    <Answer to={asked}>
      {({ items }) => {
        const entries: Entry[] = [...folded(items.filter(isThen)), ...comings(registrations.filter(isThen), [])].toSorted((one, other) => Date.parse(other.start) - Date.parse(one.start));
        if (entries.length === 0) return <p className={layout.quiet}>{say('noPast', { from: format.longDay(from), to: format.longDay(to) })}</p>;
        return <Entries entries={entries} beside={beside} />;
      }}
    </Answer>
  );
}
