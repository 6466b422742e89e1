import type { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';
import { isBefore } from './time.js';

/** @throws DomainError unless the booking is approved and not over */
export function mustTakeGuests(booking: { state: string; end: Temporal.Instant }, now: Temporal.Instant): void {
  const isOver = !isBefore(now, booking.end);
  const state = isOver ? 'over' : booking.state;
  if (state !== 'approved') throw new DomainError('visit.booking-not-approved', { state });
}

/** @param guests how many have been named already */
export function mustHaveRoom({ people }: { people: number }, guests: number): void {
  if (guests >= people) throw new DomainError('visit.too-many-guests', { people });
}
