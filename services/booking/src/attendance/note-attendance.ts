import { attendanceNoted, type AttendanceView } from '#contracts';
import { hasRole, type Actor, type Instant } from '#kernel';
import type { Publish } from '#messaging';
import type { Transaction } from '#persistence';
import { toSnapshot, type BookingRow } from '../bookings/booking-row.js';
import { storeDecision } from '../bookings/store-decision.js';
import type { Change } from '../domain/booking-states.js';

interface Effects {
  now: Instant;
  tx: Transaction;
  publish: Publish;
}

interface Noted {
  before: BookingRow;
  after: BookingRow;
  change: Change;
  /** Null where nobody said so: a fact told it. */
  actor: Actor | null;
}

const nobody: Actor = { id: 'system', roles: ['system'] };

/** Stores who came or left, and tells it; where that was known already nothing happens. */
export async function noteAttendance({ now, tx, publish }: Effects, { before, after, change, actor }: Noted): Promise<BookingRow> {
  if (after === before) return before;
  const by = actor === null || hasRole(actor, 'device') ? null : actor.id;
  const noted = await storeDecision(tx, { before, after, change, actor: actor ?? nobody, by, now });
  publish(attendanceNoted, { aggregateId: noted.id, aggregateVersion: noted.version, data: toSnapshot(noted) });
  return noted;
}

export const toAttendance = ({ id, state, start, end, checkedInAt, finishedAt, version }: BookingRow): AttendanceView => ({
  bookingId: id,
  state,
  start: start.toString(),
  end: end.toString(),
  checkedInAt: checkedInAt?.toString() ?? null,
  finishedAt: finishedAt?.toString() ?? null,
  version,
});
