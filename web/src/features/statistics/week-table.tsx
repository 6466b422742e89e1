import { Section } from '@/design/layout';
import { Empty } from '@/design/notice';
import { useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { FileLink } from './file-link';
import type { Counted, Statistics } from './queries';
import styles from './week-table.module.css';
import { hoursOfWeek, shadeOf } from './week';
import words from './words.json';

/** When in the week the house is used: every hour and day with its number, the darker the more. */
export function WeekTable({ answer, counted }: { answer: Statistics; counted: Counted }) {
  const say = useWords(words);
  const hours = hoursOfWeek(answer.byWeekHour);
  return (
    <Section title={say('byWeek')} aside={<span className={styles.files}><FileLink counted={counted} by="hour" of={say('byHour')} /><FileLink counted={counted} by="weekday" of={say('byWeekday')} /></span>}>
      <p>{say('byWeekHelp')}</p>
      {hours.length === 0 ? <Empty>{say('closed')}</Empty> : <Grid hours={hours} />}
    </Section>
  );
}

function Grid({ hours }: { hours: ReturnType<typeof hoursOfWeek> }) {
  const say = useWords(words);
  const format = useFormat();
  const percent = (part: number) => format.number(Math.round(part * 100));
  return (
    <table className={styles.week}>
      <caption className="unseen">{say('byWeek')}. {say('byWeekHelp')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('clock')}</th>
          <Weekdays />
        </tr>
      </thead>
      <tbody>
        {hours.map(({ hour, days }) => (
          <tr key={hour}>
            <th scope="row">{String(hour).padStart(2, '0')}<span className={styles.minutes}>:00</span></th>
            {days.map(({ weekday, utilisation, hoursBooked }) => (
              <td key={weekday} className={styles[`shade${utilisation === null && hoursBooked > 0 ? 5 : shadeOf(utilisation)}`]}>
                {utilisation === null ? <Closed hoursBooked={hoursBooked} /> : percent(utilisation)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Closed({ hoursBooked }: { hoursBooked: number }) {
  const say = useWords(words);
  const format = useFormat();
  if (hoursBooked > 0) return <>{say('outside', { hours: format.number(hoursBooked, { maximumFractionDigits: 1 }) })}</>;
  return <><span aria-hidden="true">·</span><span className="unseen">{say('shut')}</span></>;
}

// 5 January 1970 was a Monday.
const monday = 4;

function Weekdays() {
  const locale = useLanguage() === 'sv' ? 'sv-SE' : 'en-GB';
  const [short, long] = (['short', 'long'] as const).map((weekday) => new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }));
  return Array.from({ length: 7 }, (_, index) => {
    const day = Date.UTC(1970, 0, 1 + monday + index);
    return <th key={index} scope="col"><span aria-hidden="true">{short!.format(day)}</span><span className="unseen">{long!.format(day)}</span></th>;
  });
}
