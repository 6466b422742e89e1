import { Link } from '@tanstack/react-router';
import { Button } from '@/design/button';
import { Row, Stack } from '@/design/layout';
import layout from '@/design/layout.module.css';
import { said, useLanguage } from '@/words/language';
import { calendarFile } from '@/words/calendar-file';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { useMe } from '../queries';
import { useSite, type Booking } from './queries';
import styles from './booking.module.css';
import words from './words.json';

/** When, where, for how many and under which number. */
export function Facts({ booking }: { booking: Booking }) {
  const say = useWords(words);
  const language = useLanguage();
  const format = useFormat(booking.timeZone);
  const site = useSite(booking.siteId);
  const organisation = useMe().data?.person?.memberships.find(({ organisationId }) => organisationId === booking.organisationId)?.organisationName;
  const where = [said(booking.spaceName, language), ...(site ? [said(site.name, language), site.address] : [])].join(', ');
  const facts: [keyof typeof words, React.ReactNode][] = [
    ['when', <time key="when" dateTime={booking.start}>{format.day(booking.start)}<br /><strong>{format.period(booking.start, booking.end)}</strong></time>],
    ['where', where],
    ['people', [say('peopleAnd', { people: booking.people }), ...(booking.layout ? [say(`layout.${booking.layout}`)] : [])].join(', ')],
    ...(organisation ? [['organisation', organisation] as [keyof typeof words, string]] : []),
    ...(booking.purpose ? [['purpose', booking.purpose] as [keyof typeof words, string]] : []),
    ['number', <Link key="number" to="/register/$number" params={{ number: booking.caseNumber }}>{booking.caseNumber}</Link>],
    ['asked', format.dayAndTime(booking.requestedAt)],
  ];
  return (
    <Stack>
      <dl className={layout.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={layout.fact}><dt>{say(name)}</dt><dd className={styles.fact}>{value}</dd></div>
        ))}
      </dl>
      {booking.state === 'approved' && (
        <Row>
          <Button onClick={() => saveFile(booking, where)}>{say('addToCalendar')}</Button>
          <Link to="/mine/calendars">{say('allCalendars')}</Link>
        </Row>
      )}
    </Stack>
  );
}

function saveFile({ id, version, title, start, end }: Booking, place: string): void {
  const file = calendarFile({ id, version, title, start, end, place, url: `${location.origin}/mine/bookings/${id}` });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([file], { type: 'text/calendar' }));
  link.download = 'parken.ics';
  link.click();
  URL.revokeObjectURL(link.href);
}
