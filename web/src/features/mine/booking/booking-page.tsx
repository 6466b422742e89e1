import { useEffect, type ReactNode } from 'react';
import { api } from '@/api/client';
import { hasCode } from '@/api/problem';
import { ButtonLink } from '@/design/button';
import { HouseTime } from '@/design/house-time';
import { Page, Section } from '@/design/layout';
import { Answer } from '@/design/notice';
import { useFormat } from '@/words/use-format';
import { useWords } from '@/words/use-words';
import { OfferAnswer } from '../answers/offer-answer';
import { StateTag } from '../states';
import { Actions, type Doing } from './actions';
import { AskedChanges } from './asked-changes';
import { AtTheDoor } from './at-the-door';
import { Decisions } from './decisions';
import { Facts } from './facts';
import { Guests } from './guests';
import { Occurrences } from './occurrences';
import { useBooking, type Booking } from './queries';
import styles from './booking.module.css';
import words from './words.json';

interface BookingPageProps {
  bookingId: string;
  /** What is being done with it, as the address says. */
  doing: Doing | undefined;
  /** The thread of its case. */
  thread: (booking: Booking) => ReactNode;
}

/** Everything of one booking: how it stands and why, what can be done with it, who comes, and what has been written about it. */
export function BookingPage({ bookingId, doing, thread }: BookingPageProps) {
  const say = useWords(words);
  const asked = useBooking(bookingId);
  if (hasCode(asked.error, 'booking.not-found')) {
    return <Page title={say('missing')} lead={say('missingHelp')} narrow><div><ButtonLink to="/mine" look="primary">{say('back')}</ButtonLink></div></Page>;
  }
  return <Answer to={asked}>{(booking) => <Known booking={booking} doing={doing} thread={thread(booking)} />}</Answer>;
}

function Known({ booking, doing, thread }: { booking: Booking; doing: Doing | undefined; thread: ReactNode }) {
  const say = useWords(words);
  const offers = api.useQuery('get', '/api/v1/offers', { params: { query: { state: 'open', bookingId: booking.id } } }).data?.items ?? [];
  useSeenHash();
  return (
    <Page
      title={booking.title}
      lead={<><StateTag state={booking.state} /> {useLead(booking)}</>}
      actions={<Actions booking={booking} doing={doing} />}
    >
      {offers.map((offer) => <OfferAnswer key={offer.id} offer={offer} heading="h2" />)}
      <AskedChanges booking={booking} />
      <AtTheDoor booking={booking} />
      <HouseTime timeZone={booking.timeZone} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Facts booking={booking} />
          {booking.seriesId && <Occurrences seriesId={booking.seriesId} bookingId={booking.id} />}
        </div>
        <Section title={say('decisions')}><Decisions booking={booking} /></Section>
      </div>
      <Guests booking={booking} />
      <div id="messages"><Section title={say('messages')}>{thread}</Section></div>
    </Page>
  );
}

function useLead(booking: Booking): string {
  const say = useWords(words);
  const format = useFormat(booking.timeZone);
  const now = Date.now();
  if (booking.isNoShow) return say('lead.noShow');
  if (booking.state === 'requested' && booking.firstApprovedAt) return say('lead.first');
  if (booking.state !== 'approved') return say(`lead.${booking.state}`);
  if (Date.parse(booking.end) <= now || booking.finishedAt) return say('lead.over');
  return Date.parse(booking.start) <= now ? say('lead.now', { time: format.time(booking.end) }) : say('lead.approved');
}

/** What the address points at on a page that was not there yet when it was opened. */
function useSeenHash(): void {
  useEffect(() => {
    const { hash } = location;
    if (hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, []);
}
