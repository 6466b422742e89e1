import { useEffect, useState, type ReactNode } from 'react';
import { HouseTime } from '@/design/house-time';
import { Page, Section } from '@/design/layout';
import { Answer } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { ChangeDecide } from './change-decide';
import { Competing } from './competing';
import { Decide } from './decide';
import styles from './deciding.module.css';
import { Handling } from './handling';
import { Meanwhile } from './meanwhile';
import { OpenOffer } from './open-offer';
import { Outcome } from './outcome';
import { useBooking, useChanges, useCompeting, useHandling, type Booking } from './queries';
import type { Seen } from './seen';
import { SeriesDecide } from './series-decide';
import { SpaceDay } from './space-day';
import { useSpaceNames } from './use-space-names';
import { Wish } from './wish';
import words from './words.json';

interface CaseProps {
  bookingId: string;
  /** The way to the list it came from, and to the next. */
  among: ReactNode;
  thread: (of: { caseId: string; timeZone: string }) => ReactNode;
}

/** A request beside the day that it wants, and all that can be decided about it. */
export function Case({ bookingId, among, thread }: CaseProps) {
  const say = useWords(words);
  const booking = useBooking(bookingId);
  if (!booking.data) return <Page title={say('case')} actions={among}><Answer to={booking} lines={8}>{() => null}</Answer></Page>;
  return <CaseOf key={bookingId} booking={booking.data} among={among} thread={thread} />;
}

function CaseOf({ booking, among, thread }: { booking: Booking } & Omit<CaseProps, 'bookingId'>) {
  const say = useWords(words);
  const format = useFormat(booking.timeZone);
  const nameOf = useSpaceNames();
  const { seen, see, onDecided } = useSeen(booking);
  const competing = useCompeting(booking.id);
  const compared = competing.data?.requests.find((request) => request.booking.id === booking.id);
  const change = useChanges(booking.id).data?.items.find(({ state }) => state === 'asked');
  const handling = useHandling(booking.caseId, booking.caseNumber).data;
  const decide = { booking, version: seen.version, onDecided };
  const isWaiting = booking.state === 'requested';
  return (
    <Page
      title={booking.title} actions={among}
      lead={`${nameOf(booking.spaceId)}, ${format.day(booking.start)} ${format.period(booking.start, booking.end)}`}
    >
      <HouseTime timeZone={booking.timeZone} />
      <div className={styles.case}>
        <div className={styles.about}>
          <Wish booking={booking} compared={compared} />
          <SpaceDay wish={change ? { siteId: change.siteId, timeZone: change.timeZone, ...change.to } : booking} bookingId={booking.id} others={competing.data?.requests.map((request) => request.booking) ?? []} />
        </div>
        <div className={styles.decide}>
          <Meanwhile seen={seen} booking={booking} onSeen={see} />
          {change && <ChangeDecide change={change} onDecided={onDecided} />}
          {compared?.offerId && <OpenOffer bookingId={booking.id} />}
          {booking.seriesId === null ? <Decide {...decide} compared={compared} /> : <SeriesDecide seriesId={booking.seriesId} onDecided={onDecided} />}
          <Outcome {...decide} />
          {handling && <Handling item={handling} />}
        </div>
      </div>
      {isWaiting && competing.data && competing.data.count > 1 && (
        <Competing requests={competing.data.requests} count={competing.data.count} bookingId={booking.id} onDecided={onDecided} />
      )}
      <Section title={say('thread')}>{thread(booking)}</Section>
    </Page>
  );
}

/**
 * What of the request has been seen here: what is decided is decided on that, however new what is shown may be. What comes of
 * one's own decision counts as seen.
 */
function useSeen(booking: Booking) {
  const [seen, setSeen] = useState<Seen>(booking);
  const [decidedHere, setDecidedHere] = useState(false);
  useEffect(() => {
    if (!decidedHere || booking.version === seen.version) return;
    setSeen(booking);
    setDecidedHere(false);
  }, [booking, decidedHere, seen.version]);
  return { seen, see: () => setSeen(booking), onDecided: () => setDecidedHere(true) };
}
