import { bookingCancelled } from '#contracts';
import type { Actor, Instant } from '#kernel';
import type { Publish } from '#messaging';
import { sql, type Queryable, type Transaction } from '#persistence';
import { toSnapshot, type BookingRow } from '../bookings/booking-row.js';
import { lockBookingAndCells } from '../bookings/find-booking.js';
import { storeDecision } from '../bookings/store-decision.js';
import { isToBeReleased } from '../domain/attendance.js';
import { decide } from '../domain/booking-states.js';

/** The listed reason that nobody but the rules give. */
export const nobodyCame = '019a0000-0000-7000-8000-0000000d0021';

export interface Unattended {
  id: string;
  afterMinutes: number;
}

const actor: Actor = { id: 'system', roles: ['system'] };

/**
 * Bookings to which nobody has come, by the rules that held when they began and that still hold: whoever came before the rule did not
 * know that she was to say so. What an event is held in is not given away, since those who come say so at the event.
 */
export const findUnattended = (db: Queryable, now: Instant, most: number): Promise<Unattended[]> =>
  db.query<Unattended>(sql`
    select booking.id, greatest(rules.release_after_minutes, then_rules.release_after_minutes) as "afterMinutes"
    from bookings as booking
    join spaces as space on space.id = booking.space_id
    join space_rules as rules on rules.space_id = space.id and rules.version = space.rules_version
    cross join lateral (
      select release_after_minutes from space_rules
      where space_id = space.id and at <= booking.starts_at order by version desc limit 1
    ) as then_rules
    -- No rules wait longer than a day, and what has gone on for longer than that without being released somebody uses.
    where booking.starts_at between ${now}::timestamptz - interval '2 days' and ${now}::timestamptz and booking.state = 'approved'
      and booking.ends_at > ${now} and booking.checked_in_at is null and booking.finished_at is null and booking.event_id is null
      and booking.starts_at + make_interval(mins => greatest(rules.release_after_minutes, then_rules.release_after_minutes)) <= ${now}
      and rules.release_after_minutes is not null and then_rules.release_after_minutes is not null
    order by booking.starts_at, booking.id limit ${most}`);

interface Effects {
  now: Instant;
  tx: Transaction;
  publish: Publish;
}

/** Gives one back, unless somebody has come or another replica has done it meanwhile. */
export async function release({ now, tx, publish }: Effects, { id, afterMinutes }: Unattended): Promise<void> {
  const before = await lockBookingAndCells(tx, id);
  if (!before || !isToBeReleased(before, afterMinutes, now)) return;
  const { text } = await tx.one<{ text: { sv: string; en: string } }>(sql`select text from reasons where id = ${nobodyCame}`);
  const after = { ...decide<BookingRow>(before, { change: 'release' }, now), reasonId: nobodyCame, listedReason: text, isNoShow: true };
  const released = await storeDecision(tx, { before, after, change: 'release', actor, by: null, now });
  publish(bookingCancelled, { aggregateId: released.id, aggregateVersion: released.version, data: toSnapshot(released) });
}
