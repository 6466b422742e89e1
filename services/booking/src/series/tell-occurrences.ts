import { bookingFirstApproved, bookingApproved, bookingCancelled, bookingDeclined, bookingMoved, bookingRequested, bookingWithdrawn } from '#contracts';
import type { Publish } from '#messaging';
import { toSnapshot } from '../bookings/booking-row.js';
import type { Change } from '../domain/booking-states.js';
import type { OccurrenceRow } from './series-row.js';

const facts = {
  request: bookingRequested,
  book: bookingApproved,
  'approve-first': bookingFirstApproved,
  approve: bookingApproved,
  decline: bookingDeclined,
  withdraw: bookingWithdrawn,
  move: bookingMoved,
  cancel: bookingCancelled,
} satisfies Partial<Record<Change, object>>;

/** What can happen to an occurrence as one of its series. */
export interface Changed {
  booking: OccurrenceRow;
  change: keyof typeof facts;
}

/** Tells of each occurrence what any booking tells, since others know bookings and no series; and that the series tells of it too. */
export function tellOccurrences(publish: Publish, told: readonly Changed[]): void {
  for (const { booking, change } of told) {
    const data = { ...toSnapshot(booking), bySeries: true };
    publish(facts[change], { aggregateId: booking.id, aggregateVersion: booking.version, data });
  }
}
