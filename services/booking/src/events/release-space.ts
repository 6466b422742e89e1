import { bookingCancelled, bookingWithdrawn, type EventSnapshot } from '#contracts';
import type { Actor, Instant } from '#kernel';
import type { Publish } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { toSnapshot, type BookingRow } from '../bookings/booking-row.js';
import { lockBookingAndCells } from '../bookings/find-booking.js';
import { storeDecision } from '../bookings/store-decision.js';
import { decide } from '../domain/booking-states.js';
import { isTakenBy, letGoText, releaseOf } from '../domain/event-spaces.js';
import { endWishes, isNews } from './event-wishes.js';

const actor: Actor = { id: 'system', roles: ['system'] };

interface Effects {
  now: Instant;
  tx: Transaction;
  publish: Publish;
}

/**
 * Gives back the space that the event asked for, unless it takes it as the event now stands. One that somebody else asked for,
 * and the event only uses, stays hers.
 */
export async function releaseSpace({ now, tx, publish }: Effects, event: EventSnapshot): Promise<void> {
  if (!(await isToBeFollowed(tx, event))) return;
  const before = await lockSpaceOf(tx, event.eventId);
  if (!before || isTakenBy(event, before.id)) return;
  const release = releaseOf(before, event.reason ?? letGoText, now);
  if (!release) return;
  const after = decide<BookingRow>(before, release, now);
  const released = await storeDecision(tx, { before, after, change: release.change, actor, by: null, now });
  const fact = release.change === 'withdraw' ? bookingWithdrawn : bookingCancelled;
  publish(fact, { aggregateId: released.id, aggregateVersion: released.version, data: toSnapshot(released) });
}

// A cancellation is the last word, whenever it comes.
async function isToBeFollowed(tx: Transaction, event: EventSnapshot): Promise<boolean> {
  if (event.state !== 'cancelled') return isNews(tx, event);
  await endWishes(tx, event);
  return true;
}

async function lockSpaceOf(tx: Transaction, eventId: string): Promise<BookingRow | undefined> {
  const live = await tx.maybeOne<{ id: string }>(sql`
    select id from bookings where event_id = ${eventId} and state in ('requested', 'approved')`);
  return live && lockBookingAndCells(tx, live.id);
}
