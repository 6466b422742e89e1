import type { Temporal } from 'temporal-polyfill';
import type { EventState, SpaceState } from './event-states.js';
import { earlier, fitInto, isBefore, isSame, shifted, type Interval } from './interval.js';

export interface Place {
  bookingId: string;
  siteId: string;
  siteName: { sv: string; en: string };
  address: string;
  spaceId: string;
  spaceName: { sv: string; en: string };
}

/** A booking as this service knows it. */
export interface KnownBooking extends Interval {
  state: 'requested' | 'approved' | 'declined' | 'withdrawn' | 'cancelled';
  place: Place;
  timeZone: string;
  /** The event that asked for it. */
  eventId: string | null;
}

export const isStanding = ({ state }: Pick<KnownBooking, 'state'>): boolean => state === 'requested' || state === 'approved';

/** What of an event hangs on time and space. */
export interface Situated extends Interval {
  state: EventState;
  timeZone: string;
  spaceState: SpaceState;
  spaceRefusal: string | null;
  wantedSpaceId: string | null;
  place: Place | null;
  /** The time of its booking as it was last followed, or the time that booking was asked for. */
  booked: Interval | null;
  registrationOpens: Temporal.Instant | null;
  registrationCloses: Temporal.Instant | null;
  sessions: readonly Interval[];
}

/** What an event has of a booking. */
export const spaceOf = (booking: KnownBooking) => ({
  place: booking.place,
  booked: { start: booking.start, end: booking.end },
  spaceState: booking.state === 'approved' ? ('approved' as const) : ('requested' as const),
  spaceRefusal: null,
  wantedSpaceId: null,
  timeZone: booking.timeZone,
});

/** Without a space: it never wanted one, booking would not take the request, or the booking came to nothing. */
export const noSpace = (spaceState: 'none' | 'refused' | 'lost', refusal: string | null = null) => ({
  place: null,
  booked: null,
  spaceState,
  spaceRefusal: refusal,
  wantedSpaceId: null,
});

/** An event as it stands when its booking stands like this: where the booking is moved, so is the event, by as much. */
export function follow<E extends Situated>(event: E, booking: KnownBooking): E {
  if (!isStanding(booking)) return { ...event, ...noSpace('lost') };
  const by = booking.start.since(event.booked?.start ?? booking.start);
  const times = fitInto(shifted(event, by), booking);
  return { ...event, ...spaceOf(booking), ...movedTo(event, times) };
}

/** An event at another time, with its sessions and, where it is set, the end of registration. */
export function movedTo<E extends Situated>(event: E, times: Interval): Pick<E, keyof Interval | 'sessions' | 'registrationOpens' | 'registrationCloses'> {
  const { start, end } = times;
  const by = start.since(event.start);
  const sessions = event.sessions.map((session) => ({ ...session, ...fitInto(shifted(session, by), times) }));
  const registrationCloses = event.registrationCloses && earlier(event.registrationCloses.add(by), start);
  // It does not open later because the event is; but where it would open when it is over, it opens at once.
  const opens = event.registrationOpens;
  const registrationOpens = opens && isBefore(opens, registrationCloses ?? start) ? opens : null;
  return { start, end, sessions, registrationOpens, registrationCloses };
}

/** Whether an event no longer takes the space that it had, or had asked for. */
export const hasLetGo = (before: Situated, after: Situated): boolean =>
  before.place ? before.place.bookingId !== after.place?.bookingId : before.spaceState === 'wanted' && after.spaceState !== 'wanted';

/** Whether those who come must know of the difference: another time, or another place. */
export const isMoved = (before: Situated, after: Situated): boolean =>
  !isSame(before, after) || before.place?.spaceId !== after.place?.spaceId || before.place?.siteId !== after.place?.siteId;
