import { bookingCancelled, bookingWithdrawn, type eventCancelled } from '#contracts';
import type { Actor } from '#kernel';
import type { Reaction } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { toSnapshot, type BookingRow } from '../bookings/booking-row.js';
import { lockBookingAndCells } from '../bookings/find-booking.js';
import { storeDecision } from '../bookings/store-decision.js';
import { decide } from '../domain/booking-states.js';
import { releaseOf } from '../domain/event-spaces.js';
import { erasedText } from '../domain/forgetting.js';
import { endWishes } from './event-wishes.js';

const actor: Actor = { id: 'system', roles: ['system'] };

/** Gives back the space that the event asked for. One that somebody else asked for, and the event only uses, stays hers. */
export class ReleaseSpaceWhenEventCancelled {
  static readonly reaction = 'release-space-when-event-cancelled';

  async react({ event, tx, publish, now }: Reaction<typeof eventCancelled>): Promise<void> {
    await endWishes(tx, event.data);
    const before = await lockSpaceOf(tx, event.data.eventId);
    const release = before && releaseOf(before, event.data.reason ?? erasedText, now);
    if (!release) return;
    const after = decide(before, release, now);
    const released = await storeDecision(tx, { before, after, change: release.change, actor, by: null, now });
    const fact = release.change === 'withdraw' ? bookingWithdrawn : bookingCancelled;
    publish(fact, { aggregateId: released.id, aggregateVersion: released.version, data: toSnapshot(released) });
  }
}

async function lockSpaceOf(tx: Transaction, eventId: string): Promise<BookingRow | undefined> {
  const live = await tx.maybeOne<{ id: string }>(sql`
    select id from bookings where event_id = ${eventId} and state in ('requested', 'approved')`);
  return live && lockBookingAndCells(tx, live.id);
}
