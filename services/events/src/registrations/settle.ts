import type { Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import { holdsSeat, type RegistrationState } from '../domain/registration-states.js';
import type { EventRow } from '../events/event-row.js';
import type { RegistrationRow } from './registration-row.js';

export interface Outcome {
  state: RegistrationState;
  /** Until when a seat is kept; one who did not take hers keeps the deadline that she had. */
  offerExpiresAt?: Instant | null;
}

/**
 * Brings registrations that stand alike to another state, and the event's counters with them. The caller has locked the event.
 * @returns the registrations as they stand now, and the event with what is left of its seats
 */
export async function settle(
  tx: Transaction,
  event: EventRow,
  registrations: readonly RegistrationRow[],
  { state, offerExpiresAt = null }: Outcome,
): Promise<{ settled: RegistrationRow[]; event: EventRow }> {
  if (registrations.length === 0) return { settled: [], event };
  const seats = sum(registrations.map((before) => Number(holdsSeat(state)) - Number(holdsSeat(before.state))));
  const waiting = -registrations.filter((before) => before.state === 'waiting').length;
  const ids = registrations.map(({ id }) => id);
  const isLapsed = state === 'lapsed';
  await tx.execute(sql`
    with counted as (
      update events set seats_taken = seats_taken + ${seats}, waiting = waiting + ${waiting} where id = ${event.id}
    )
    update registrations set state = ${state}, offer_expires_at = ${isLapsed ? sql`offer_expires_at` : sql`${offerExpiresAt}`}, version = version + 1
    where id = any (${ids}::uuid[])`);
  return {
    settled: registrations.map((before) => ({
      ...before, state, offerExpiresAt: isLapsed ? before.offerExpiresAt : offerExpiresAt, place: null, version: before.version + 1,
    })),
    event: { ...event, seatsTaken: event.seatsTaken + seats, waiting: event.waiting + waiting },
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
