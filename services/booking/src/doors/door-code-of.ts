import { DomainError, type Instant } from '#kernel';
import type { Queryable } from '#persistence';
import type { BookingRow } from '../bookings/booking-row.js';
import { codeOf, shownFrom, type DoorBooking } from '../domain/door-codes.js';
import { isBefore } from '../domain/interval.js';
import { findDoorBooking } from './door-bookings.js';
import type { DoorKey } from './door-key.js';

/** The code of a booking, while it is told. */
export async function doorCodeOf(db: Queryable, key: DoorKey, { id, state, start, end }: BookingRow, now: Instant): Promise<{ code: string; booking: DoorBooking }> {
  if (state !== 'approved') throw new DomainError('door-code.not-approved', { state });
  if (!isBefore(now, end)) throw new DomainError('door-code.over', { end: end.toString() });
  const from = shownFrom({ id, start });
  if (isBefore(now, from)) throw new DomainError('door-code.not-yet', { from: from.toString() });
  const booking = await findDoorBooking(db, id);
  if (!booking) throw new DomainError('booking.not-found');
  return { code: codeOf(booking, key.candidate), booking };
}
