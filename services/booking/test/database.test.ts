import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { approveBooking, requestBooking } from '#contracts';
import { newId } from '#kernel';
import { sql, sqlState, type Database, type Sql } from '#persistence';
import { bookingStates, transitions } from '../src/domain/booking-states.js';
import { openHall, wish, type Hall } from './hall.js';

let hall: Hall;
let tables: Database;
beforeAll(async () => {
  hall = await openHall();
  tables = hall.house.database('booking');
});
afterAll(() => hall.house.close());

let bookingId: string;
beforeEach(async () => {
  await tables.transaction(async (tx) => {
    await tx.execute(sql`delete from booking_history`);
    await tx.execute(sql`delete from allocations`);
    await tx.execute(sql`delete from bookings`);
  });
  ({ id: bookingId } = await hall.house.as('booker').call(requestBooking, wish(hall.space.hall)));
});

/** Which constraint refuses the statement, alone in its transaction; undefined when none does. */
async function refusedBy(...statements: Sql[]): Promise<string | undefined> {
  try {
    await tables.transaction(async (tx) => {
      for (const statement of statements) await tx.execute(statement);
    });
    return undefined;
  } catch (error) {
    return `${sqlState(error)} ${(error as { constraint?: string }).constraint}`;
  }
}

const allocate = (cell: string, from: string, to: string, id = bookingId, bounds = '[)') => sql`
  insert into allocations (booking_id, cell_id, during)
  select ${id}, id, tstzrange(${`2026-11-26T${from}Z`}, ${`2026-11-26T${to}Z`}, ${bounds}) from cells where slug = ${cell}`;

const set = (change: Sql) => sql`update bookings set ${change} where id = ${bookingId}`;
const reasoned = (to: string) => sql`update bookings set state = ${to}, decided_at = now(), reason = 'x' where id = ${bookingId}`;
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

describe('what the database itself refuses', () => {
  it('has the same table of transitions as the code', async () => {
    const rows = await tables.query(sql`select change, from_state as "from", to_state as "to", by from booking_transitions`);
    expect(new Set(rows)).toEqual(new Set(transitions));
    expect(rows).toHaveLength(transitions.length);
  });

  it('any change of state that is not in the table', async () => {
    const illegal = bookingStates.filter((to) => !transitions.some((row) => row.from === 'requested' && row.to === to));
    expect(illegal).toEqual(['cancelled']);
    expect(await refusedBy(reasoned('cancelled'))).toBe('23514 booking_transitions');
    expect(await refusedBy(reasoned('declined'))).toBeUndefined();
    const back = bookingStates.filter((to) => to !== 'declined' && !transitions.some((row) => row.from === 'declined' && row.to === to));
    expect(back).toEqual(['approved', 'withdrawn', 'cancelled']);
    for (const to of back) expect(await refusedBy(reasoned(to))).toBe('23514 booking_transitions');
  });

  it('a booking that begins in another state, or moves when nothing can', async () => {
    const begin = sql`
      insert into bookings (id, state, space_id, starts_at, ends_at, title, people, equipment, requested_at, decided_at)
      select ${newId()}::uuid, 'withdrawn', space_id, starts_at, ends_at, title, people, equipment, now(), now() from bookings`;
    expect(await refusedBy(begin)).toBe('23514 booking_transitions');
    const later = set(sql`ends_at = ends_at + interval '1 hour'`);
    expect(await refusedBy(later)).toBeUndefined();
    const withdraw = set(sql`state = 'withdrawn', decided_at = now()`);
    const moveToo = set(sql`state = 'withdrawn', decided_at = now(), ends_at = ends_at + interval '1 hour'`);
    expect(await refusedBy(moveToo)).toBe('23514 booking_transitions');
    expect(await refusedBy(withdraw, later)).toBe('23514 booking_transitions');
  });

  it('an approved booking without its floor, and floor without an approved booking', async () => {
    const approve = set(sql`state = 'approved', decided_at = now()`);
    expect(await refusedBy(approve)).toBe('23514 booking_holds_its_cells');
    expect(await refusedBy(allocate('west', '12:00', '13:00'))).toBe('23514 booking_holds_its_cells');
    expect(await refusedBy(approve, allocate('west', '12:00', '13:00'))).toBe('23514 booking_holds_its_cells');
    expect(await refusedBy(approve, allocate('west', '12:00', '13:00'), allocate('east', '12:00', '12:30'))).toBe(
      '23514 booking_holds_its_cells',
    );
    expect(await refusedBy(approve, allocate('west', '12:00', '13:00'), allocate('east', '12:00', '13:00'))).toBeUndefined();
    expect(await refusedBy(sql`delete from allocations where booking_id = ${bookingId}`)).toBe('23514 booking_holds_its_cells');
  });

  it('the same floor twice at any instant, and never two bookings that only meet', async () => {
    await hall.house.as('staff').call(approveBooking, { bookingId });
    const { id: other } = await tables.one<{ id: string }>(sql`
      insert into bookings (id, state, space_id, starts_at, ends_at, title, people, equipment, requested_at)
      values (${newId()}, 'requested', ${hall.space['hall-west']}, now(), now() + interval '1 hour', 'x', 1, '{}', now())
      returning id`);
    const minute = fc.integer({ min: 1, max: 23 * 60 });
    await fc.assert(
      fc.asyncProperty(minute, fc.integer({ min: 1, max: 59 }), async (from, length) => {
        const overlaps = from < 13 * 60 && from + length > 12 * 60;
        const refused = await refusedBy(allocate('west', clock(from), clock(from + length), other));
        // What does not overlap gets as far as the commit, where a request that holds floor is refused.
        expect(refused).toBe(overlaps ? '23P01 allocations_never_twice' : '23514 booking_holds_its_cells');
      }),
      {
        numRuns: 60,
        examples: [
          [11 * 60 + 30, 30],
          [13 * 60, 30],
          [12 * 60 + 59, 1],
          [11 * 60 + 31, 30],
        ],
      },
    );
  });

  it('an agreement that approved what is not approved, or what is nobody’s, and two spaces asked for by one event', async () => {
    expect(await refusedBy(set(sql`agreement_id = gen_random_uuid(), organisation_id = gen_random_uuid()`))).toBe(
      '23514 bookings_agreement',
    );
    await hall.house.as('staff').call(approveBooking, { bookingId });
    expect(await refusedBy(set(sql`agreement_id = gen_random_uuid()`))).toBe('23514 bookings_agreement');
    const { id: other } = await hall.house.as('booker').call(requestBooking, wish(hall.space.room));
    const eventId = newId();
    const asksFor = (id: string) => sql`update bookings set event_id = ${eventId} where id = ${id}`;
    expect(await refusedBy(asksFor(bookingId), asksFor(other))).toBe('23505 bookings_event');
    const withdrawn = sql`update bookings set state = 'withdrawn', decided_at = now() where id = ${other}`;
    expect(await refusedBy(withdrawn, asksFor(bookingId), asksFor(other))).toBeUndefined();
  });

  it('ranges that are empty or include their end', async () => {
    expect(await refusedBy(allocate('west', '12:00', '12:00'))).toBe('23514 allocations_half_open');
    expect(await refusedBy(allocate('west', '12:00', '13:00', bookingId, '[]'))).toBe('23514 allocations_half_open');
  });

  it('a decision without a time, a refusal without a reason, an end before the start, nobody', async () => {
    expect(await refusedBy(set(sql`state = 'withdrawn'`))).toBe('23514 bookings_decided');
    expect(await refusedBy(set(sql`state = 'declined', decided_at = now()`))).toBe('23514 bookings_reason');
    expect(await refusedBy(set(sql`ends_at = starts_at`))).toBe('23514 bookings_end_after_start');
    expect(await refusedBy(set(sql`people = 0`))).toBe('23514 bookings_people_check');
  });
});
