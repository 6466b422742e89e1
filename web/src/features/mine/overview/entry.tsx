import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import layout from '@/design/layout.module.css';
import { Tag } from '@/design/notice';
import { said, useLanguage } from '@/words/language';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { SeatTag, StateTag } from '../states';
import { GiveUpSeat } from './give-up-seat';
import type { Entry } from './timeline';
import styles from './overview.module.css';
import words from './words.json';

/** What is said beside a booking: how much is new in its thread, whether a change of it waits. */
export interface Beside {
  unread: ReadonlyMap<string, number>;
  changing: ReadonlySet<string>;
}

export function Entries({ entries, beside }: { entries: readonly Entry[]; beside: Beside }) {
  return (
    <ol className={styles.entries}>
      {entries.map((entry) => (
        <li key={entry.id} className={styles.entry}>
          <When {...entry} />
          <div className={styles.about}><About entry={entry} beside={beside} /></div>
        </li>
      ))}
    </ol>
  );
}

function When({ start, end, timeZone }: Entry) {
  const format = useFormat(timeZone);
  return (
    <time dateTime={start} className={styles.when}>
      <strong>{format.day(start)}</strong>
      <span>{format.period(start, end)}</span>
    </time>
  );
}

function About({ entry, beside }: { entry: Entry; beside: Beside }) {
  if (entry.kind === 'booking') return <AboutBooking {...entry} beside={beside} />;
  return entry.kind === 'registration' ? <AboutSeat {...entry} /> : <AboutVisit {...entry} />;
}

const Place = ({ children }: { children: ReactNode }) => <p className={layout.quiet}>{children}</p>;

function AboutBooking({ booking, more, beside }: Extract<Entry, { kind: 'booking' }> & { beside: Beside }) {
  const say = useWords(words);
  const language = useLanguage();
  const unread = beside.unread.get(booking.caseId) ?? 0;
  return (
    <>
      <h3><Link to="/mine/bookings/$bookingId" params={{ bookingId: booking.id }}>{booking.title}</Link></h3>
      <Place>{said(booking.spaceName, language)}{more > 0 && ` · ${say('more', { more })}`}</Place>
      <p className={styles.tags}>
        <StateTag state={booking.state} />
        {beside.changing.has(booking.id) && <Tag tone="warn">{say('changeAsked')}</Tag>}
        {unread > 0 && <Tag tone="now">{say('newMessages', { unread })}</Tag>}
      </p>
    </>
  );
}

function AboutSeat({ registration, hasPass }: Extract<Entry, { kind: 'registration' }>) {
  const say = useWords(words);
  const language = useLanguage();
  const { eventSlug, eventTitle, spaceName, siteName, onlineUrl, state } = registration;
  const isHers = ['confirmed', 'waiting'].includes(state) && Date.parse(registration.end) > Date.now();
  return (
    <>
      <h3><Link to="/programme/$slug" params={{ slug: eventSlug }}>{said(eventTitle, language)}</Link></h3>
      <Place>{[spaceName, siteName].flatMap((name) => (name ? said(name, language) : [])).join(', ')}</Place>
      <p className={styles.tags}><Tag>{say('event')}</Tag><SeatTag {...registration} /></p>
      {isHers && (
        <p className={styles.ways}>
          {hasPass && <Link to="/mine/passes" hash={registration.id}>{say('showPass')}</Link>}
          {onlineUrl && <a href={onlineUrl}>{say('online')}</a>}
          <GiveUpSeat registrationId={registration.id} title={said(eventTitle, language)} />
        </p>
      )}
    </>
  );
}

function AboutVisit({ pass }: Extract<Entry, { kind: 'visit' }>) {
  const say = useWords(words);
  const language = useLanguage();
  return (
    <>
      <h3>{said(pass.title, language)}</h3>
      <Place>{[pass.spaceName, pass.siteName].flatMap((name) => (name ? said(name, language) : [])).join(', ')}</Place>
      <p className={styles.tags}><Tag>{say('visit')}</Tag></p>
      <p className={styles.ways}><Link to="/mine/passes" hash={pass.visitId}>{say('showPass')}</Link></p>
    </>
  );
}
