import { DomainError, type Actor, type Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import type { BookingRow } from '../bookings/booking-row.js';
import type { Decided } from '../bookings/store-decisions.js';
import { approvalsOf, type Approval } from '../decisions/approvals.js';
import { decide, stateAfter } from '../domain/booking-states.js';
import type { Refusal } from '../domain/refusal.js';
import { whyGiven } from '../reasons/reason-row.js';
import { about, refusedFor } from './row-refusals.js';
import type { Wanted } from './rows-to-decide.js';

/** What becomes of each request, as far as nothing stands in its way; floor aside. */
export interface Decisions {
  approved?: Approval<BookingRow>;
  declined: Decided[];
  refusals: Refusal[];
}

interface Deciding {
  actor: Actor;
  now: Instant;
}

export async function decisionsOn(tx: Transaction, wanted: Wanted, rows: ReadonlyMap<string, BookingRow>, deciding: Deciding): Promise<Decisions> {
  const decisions: Decisions = { declined: [], refusals: [] };
  const { approve, offers, decline } = wanted;
  if (approve) {
    const attempt = async () => (decisions.approved = await approvalOf(tx, rows.get(approve.bookingId)!, deciding));
    decisions.refusals.push(...(await refusedFor(approve.bookingId, attempt)));
  }
  for (const { bookingId, ...given } of decline) {
    const attempt = async () => decisions.declined.push(await declinedFor(tx, rows.get(bookingId)!, given, deciding));
    decisions.refusals.push(...(await refusedFor(bookingId, attempt)));
  }
  for (const { bookingId } of offers) decisions.refusals.push(...(await refusedFor(bookingId, () => mustBeOfferable(rows.get(bookingId)!))));
  return { ...decisions, refusals: [...decisions.refusals, ...(await offeredAlready(tx, offers.map(({ bookingId }) => bookingId)))] };
}

async function approvalOf(tx: Transaction, before: BookingRow, deciding: Deciding): Promise<Approval<BookingRow>> {
  if (!before.spaceInUse) throw new DomainError('space.not-found');
  const [approval] = await approvalsOf(tx, [before], deciding);
  // With the first of two nothing is decided, and nobody can be declined for it.
  if (approval!.change === 'approve-first') throw new DomainError('booking.second-approval-missing', { grounds: approval!.after.secondApproval });
  return approval!;
}

async function declinedFor(tx: Transaction, before: BookingRow, given: { reasonId?: string | undefined; reason?: string | undefined }, { actor, now }: Deciding): Promise<Decided> {
  const why = await whyGiven(tx, { kind: 'decline', given, actor, applicantId: before.applicantId });
  return { before, after: decide(before, { change: 'decline', ...why }, now), change: 'decline' };
}

/** Only what waits can be offered anything, and only to somebody. */
function mustBeOfferable({ state, applicantId }: BookingRow): void {
  stateAfter(state, 'approve');
  if (applicantId === null) throw new DomainError('person.erased');
}

async function offeredAlready(tx: Transaction, bookingIds: readonly string[]): Promise<Refusal[]> {
  const open = await tx.query<{ id: string; bookingId: string }>(sql`
    select id, booking_id as "bookingId" from offers where booking_id = any (${bookingIds}::uuid[]) and state = 'open'`);
  return open.flatMap(({ id, bookingId }) => about(bookingId, [{ code: 'offer.already-made', params: { offerId: id } }]));
}
