import type { createEvent, InputOf } from '#contracts';
import { DomainError, instantOf, newId, type Instant } from '#kernel';
import { eventAfter } from '../domain/event-states.js';
import { noSpace, spaceOf, type KnownBooking } from '../domain/following.js';
import { isTimeZone } from '../domain/time-zone.js';
import type { EventRow } from './event-row.js';
import { readOptional, readSessions } from './read-times.js';

type Input = InputOf<typeof createEvent>;

export interface Surroundings {
  timeZone: string;
  booking: KnownBooking | undefined;
  organiserId: string;
  now: Instant;
}

/** A draft as staff have described it; it has no name in addresses yet. */
export function drafted(input: Input, { timeZone, booking, organiserId, now }: Surroundings): EventRow {
  const { bookingId: _, wantsSpace, timeZone: __, ...described } = input;
  const times = { start: instantOf(input.start, timeZone, 'start'), end: instantOf(input.end, timeZone, 'end') };
  const space = booking ? spaceOf(booking) : { ...noSpace('none'), timeZone };
  const wish = wantsSpace === undefined ? {} : { spaceState: 'wanted' as const, wantedSpaceId: wantsSpace, booked: times };
  return {
    ...described, ...times, ...space, ...wish,
    id: newId(),
    slug: '',
    topics: [...new Set(input.topics)],
    state: eventAfter(null, 'draft'),
    registrationOpens: readOptional(input.registrationOpens, timeZone, 'registrationOpens'),
    registrationCloses: readOptional(input.registrationCloses, timeZone, 'registrationCloses'),
    sessions: readSessions(input.sessions, timeZone),
    seatsTaken: 0, waiting: 0, organiserId, reason: null, createdAt: now, publishedAt: null, changedAt: now, version: 1,
  };
}

/** @throws DomainError where what is said of space and time zone does not go together */
export function mustBePossible({ bookingId, wantsSpace, timeZone }: Input): void {
  if (bookingId !== undefined && wantsSpace !== undefined) throw wrong('wantsSpace', 'not together with a booking');
  if (timeZone !== undefined && !isTimeZone(timeZone)) throw wrong('timeZone', 'no time zone that we know');
}

const wrong = (field: string, message: string) => new DomainError('input.invalid', {}, [{ field, code: 'invalid', message }]);
