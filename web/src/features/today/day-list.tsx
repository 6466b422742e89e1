import { Link } from '@tanstack/react-router';
import type { components } from '@/api/schema.gen';
import { has, useSession } from '@/api/session';
import { Quiet } from '@/design/layout';
import { Empty, Tag } from '@/design/notice';
import { useFormat, type Format } from '@/words/use-format';
import { said, useLanguage } from '@/words/language';
import { useWords } from '@/words/use-words';
import { linesOf, turnaroundOf, type BookingToday, type EventToday, type When } from './day-lines';
import styles from './today.module.css';
import words from './words.json';

interface DayListProps {
  site: Pick<components['schemas']['SiteToday'], 'bookings' | 'events'>;
  now: number;
  timeZone: string;
}

/** What happens, in the order in which it does. */
export function DayList({ site, now, timeZone }: DayListProps) {
  const say = useWords(words);
  const format = useFormat(timeZone);
  const lines = linesOf(site, now);
  if (lines.length === 0) return <Empty>{say(site.bookings === null || site.events === null ? 'notKnown' : 'nothing')}</Empty>;
  return (
    <ol className={styles.day}>
      {lines.map((line) => (
        <li key={'event' in line ? line.event.id : line.booking.id} className={`${styles.line} ${line.when === 'over' ? styles.over : ''}`}>
          <time className={styles.time} dateTime={line.start}>{format.period(line.start, line.end)}</time>
          {'event' in line ? <EventLine event={line.event} when={line.when} /> : <BookingLine booking={line.booking} when={line.when} format={format} />}
        </li>
      ))}
    </ol>
  );
}

function BookingLine({ booking, when, format }: { booking: BookingToday; when: When; format: Format }) {
  const say = useWords(words);
  const language = useLanguage();
  const decides = has(useSession().data, 'staff', 'admin');
  const { from, until } = turnaroundOf(booking);
  const who = booking.applicant?.name ?? booking.applicant?.email;
  return (
    <div className={styles.what}>
      <p className={styles.name}>
        {decides ? <Link to="/staff/cases/$bookingId" params={{ bookingId: booking.id }}>{booking.title}</Link> : booking.title}
        {' '}<Tags booking={booking} when={when} format={format} />
      </p>
      <p><Quiet>{[said(booking.spaceName, language), who, say('people', { count: booking.people })].filter(Boolean).join(' · ')}</Quiet></p>
      {(from ?? until) !== undefined && (
        <p className={styles.turn}>{[from && say('setUp', { time: format.time(from) }), until && say('clearUp', { time: format.time(until) })].filter(Boolean).join(' · ')}</p>
      )}
    </div>
  );
}

function Tags({ booking, when, format }: { booking: BookingToday; when: When; format: Format }) {
  const say = useWords(words);
  if (booking.isNoShow) return <Tag tone="bad">{say('noShow')}</Tag>;
  if (booking.finishedAt) return <Tag>{say('left', { time: format.time(booking.finishedAt) })}</Tag>;
  return (
    <>
      {when !== 'later' && <Tag tone={when === 'now' ? 'now' : undefined}>{say(`when.${when}`)}</Tag>}{' '}
      {booking.checkedInAt ? <Tag tone="good">{say('checkedIn', { time: format.time(booking.checkedInAt) })}</Tag> : when === 'now' && <Tag tone="warn">{say('notIn')}</Tag>}
    </>
  );
}

function EventLine({ event, when }: { event: EventToday; when: When }) {
  const say = useWords(words);
  const language = useLanguage();
  const seats = event.capacity !== null && event.seatsLeft !== null ? say('seats', { taken: event.capacity - event.seatsLeft, capacity: event.capacity }) : undefined;
  return (
    <div className={styles.what}>
      <p className={styles.name}>
        <Link to="/programme/$slug" params={{ slug: event.slug }}>{said(event.title, language)}</Link>{' '}
        <Tag tone="accent">{say('event')}</Tag>{' '}
        {event.state === 'cancelled' ? <Tag tone="bad">{say('cancelled')}</Tag> : when !== 'later' && <Tag tone={when === 'now' ? 'now' : undefined}>{say(`when.${when}`)}</Tag>}
      </p>
      <p><Quiet>{[event.place?.spaceName && said(event.place.spaceName, language), seats, event.waiting > 0 && say('queue', { count: event.waiting })].filter(Boolean).join(' · ')}</Quiet></p>
    </div>
  );
}
