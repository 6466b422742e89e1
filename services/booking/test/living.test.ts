import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  approveBooking, approveChange, cancelBooking, checkInBooking, finishBooking, getBooking, listChanges, moveBooking, requestBooking, requestChange, setRules,
  swapBookings, undoCheckIn, withdrawChange,
  type BookingView,
} from '#contracts';
import { DomainError } from '#kernel';
import { sql, type Database } from '#persistence';
import { ReleaseWorker } from '../src/attendance/release-worker.js';
import { openWorkshop, type Workshop } from './workshop.js';

let workshop: Workshop;
let tables: Database;
beforeAll(async () => {
  workshop = await openWorkshop({ replicas: 2 });
  tables = workshop.house.database('booking');
  for (const { id, slug, rules, rulesVersion } of workshop.spaces.filter((one) => used.includes(one.slug)))
    await staff().call(setRules, { spaceId: id, version: rulesVersion, rules: { ...rules, releaseAfterMinutes: slug === 'east' ? null : 10 } });
});
afterAll(() => workshop.house.close());

const used = ['hall', 'west', 'east', 'booth-0', 'booth-1'];
const patient = { timeoutMs: 60_000 };
const staff = () => workshop.house.as('staff');

const does = fc.constantFrom('move', 'shorten', 'ask', 'approve', 'withdraw', 'swap', 'cancel', 'come', 'come', 'undo', 'finish', 'release');
const command = fc.record({ does, one: fc.nat({ max: 5 }), other: fc.nat({ max: 5 }), quarters: fc.integer({ min: -4, max: 6 }) });
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;
const rounds = fc.array(fc.record({ minutes: fc.integer({ min: 0, max: 20 }), commands: fc.array(command, { minLength: 3, maxLength: 10 }) }), { minLength: 3, maxLength: 8 });

const numRuns = process.env.CHAOS ? 100 : 6;

/** What may be said to somebody who comes too late, or after somebody else. */
const expected = /^(?:booking\.(?:conflict|illegal-transition|already-begun|in-the-past|same-space|change-needs-staff|over|not-begun|not-checked-in|check-in-too-early|too-short|too-many-people)|change\.(?:already-asked|not-needed|not-waiting|not-found)|version\.changed|input\.end-before-start)$/;

let day = 0;

it('whatever is done to bookings at once, each is in one piece afterwards, and no floor is held twice', async () => {
  await fc.assert(
    fc.asyncProperty(rounds, async (all) => {
      day++;
      const at = (time: string) => `2026-12-${String(day).padStart(2, '0')}T${time}:00Z`;
      workshop.house.clock.set(at('07:00'));
      const anna = workshop.house.as('booker');
      const places: [string, string, string][] = [
        ['hall', '08:00', '08:45'], ['west', '09:00', '10:00'], ['east', '09:00', '10:00'], ['booth-0', '08:00', '10:00'], ['booth-1', '08:30', '09:30'], ['west', '10:30', '11:30'],
      ];
      const bookings: BookingView[] = [];
      for (const [space, start, end] of places) {
        const asked = await anna.call(requestBooking, { spaceId: workshop.space[space]!, start: at(start), end: at(end), title: 'Möte', people: 2 }, patient);
        bookings.push(asked.state === 'approved' ? asked : await staff().call(approveBooking, { bookingId: asked.id }, patient));
      }
      const ids = bookings.map(({ id }) => id);
      workshop.house.clock.set(at('07:50'));
      for (const { minutes, commands } of all) {
        workshop.house.clock.advance(`PT${minutes}M`);
        const settled = await Promise.allSettled(commands.map((one) => run(one, ids, anna)));
        const wrong = settled.flatMap((one) => (one.status === 'rejected' && !isExpected(one.reason) ? [String(one.reason)] : []));
        expect(wrong).toEqual([]);
        expect(await broken(ids)).toEqual([]);
      }
    }),
    { numRuns },
  );
}, numRuns * 30_000);

const isExpected = (reason: unknown): boolean => reason instanceof DomainError && expected.test(reason.code);

const later = (instant: string, quarters: number): string => new Date(Date.parse(instant) + quarters * 900_000).toISOString();

async function run({ does: what, one, other, quarters }: Command, ids: readonly string[], anna: ReturnType<Workshop['house']['as']>): Promise<unknown> {
  const bookingId = ids[one]!;
  if (what === 'release') return Promise.all(workshop.house.running.map(({ context }) => context.get(ReleaseWorker).run()));
  if (what === 'come') return anna.call(checkInBooking, { bookingId }, patient);
  if (what === 'undo') return staff().call(undoCheckIn, { bookingId }, patient);
  if (what === 'finish') return anna.call(finishBooking, { bookingId }, patient);
  if (what === 'cancel') return anna.call(cancelBooking, { bookingId, reason: 'Sjukdom' }, patient);
  const { version, start, end } = await staff().call(getBooking, { bookingId }, patient);
  if (what === 'move') return staff().call(moveBooking, { bookingId, version, start: later(start, quarters), end: later(end, quarters) }, patient);
  if (what === 'shorten') return anna.call(moveBooking, { bookingId, version, start, end: later(end, -1) }, patient);
  if (what === 'ask') return anna.call(requestChange, { bookingId, start, end: later(end, Math.abs(quarters)) }, patient);
  if (what === 'swap') {
    const { version: otherVersion } = await staff().call(getBooking, { bookingId: ids[other]! }, patient);
    return staff().call(swapBookings, { bookingId, version, otherBookingId: ids[other]!, otherVersion }, patient);
  }
  const { items } = await anna.call(listChanges, { bookingId, state: 'asked' }, patient);
  if (!items[0]) return undefined;
  return what === 'approve' ? staff().call(approveChange, { changeId: items[0].id }, patient) : anna.call(withdrawChange, { changeId: items[0].id }, patient);
}

/** What is not as it must be, by what is stored. */
const broken = (ids: readonly string[]) =>
  tables.query(sql`
    with booking as (select * from bookings where id = any (${[...ids]}::uuid[])),
    latest as (select distinct on (booking_id) * from booking_history where booking_id in (select id from booking) order by booking_id, version desc)
    select 'floor' as what, coalesce(due.id, held.booking_id) as id
    from (select booking.id, cell_id, occupied as during from booking join space_cells using (space_id) where state = 'approved') as due
    full join (select booking_id, cell_id, during from allocations where booking_id in (select id from booking)) as held
      on held.booking_id = due.id and held.cell_id = due.cell_id and held.during = due.during
    where due.id is null or held.booking_id is null
    union all
    select 'twice', one.booking_id from allocations as one join allocations as other using (cell_id) where one.claim_id < other.claim_id and one.during && other.during
    union all
    select 'history', booking.id from booking join latest on latest.booking_id = booking.id
    where (booking.version, booking.state, booking.space_id, booking.starts_at, booking.ends_at) is distinct from
      (latest.version, latest.state, latest.space_id, latest.starts_at, latest.ends_at)
      or booking.version <> (select count(*) from booking_history where booking_id = booking.id)
    union all
    select 'no-show', id from booking where is_no_show <> exists (select from booking_history where booking_id = booking.id and change = 'release')
      or is_no_show and (checked_in_at is not null or finished_at is not null)
    union all
    select 'change', booking.id from booking join booking_changes as change on change.booking_id = booking.id
    where change.state = 'asked' and (booking.state <> 'approved'
      or (change.was ->> 'start', change.was ->> 'end')::text is distinct from (
        to_char(booking.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), to_char(booking.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))::text)
    union all
    select 'case', booking.id from booking join cases on cases.id = booking.case_id where cases.state <> booking.state`);
