import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  acceptOffer, approveBooking, cancelBooking, checkInBooking, decideCompeting, declineBooking, declineOffer, getBooking, listOffers, moveBooking, placeHold,
  reopenBooking, requestBooking, setApprovalRules, withdrawBooking, withdrawOffer,
} from '#contracts';
import { DomainError } from '#kernel';
import { sql, type Database } from '#persistence';
import { OffersWorker } from '../src/offers/offers-worker.js';
import { openWorkshop, type Workshop } from './workshop.js';

let workshop: Workshop;
let tables: Database;
beforeAll(async () => {
  // Two replicas, so that nothing within one process can be what keeps order.
  workshop = await openWorkshop({ replicas: 2 });
  tables = workshop.house.database('booking');
  await workshop.house.as('admin').call(setApprovalRules, { siteId: workshop.siteId, version: null, peopleOver: 50, outsideOpeningHours: false, alcohol: false });
});
afterAll(() => workshop.house.close());

type Person = ReturnType<Workshop['house']['as']>;
const patient = { timeoutMs: 60_000 };

const does = fc.constantFrom(
  'approve', 'approve', 'decline', 'offer', 'offer', 'offer', 'offer', 'offer', 'decide', 'decide', 'accept', 'accept', 'accept', 'refuse', 'take back', 'move', 'withdraw', 'cancel',
  'reopen', 'reopen', 'reopen', 'come', 'ask', 'hold', 'look around',
);
const place = fc.record({ space: fc.constantFrom('hall', 'west', 'east', 'booth-0', 'booth-1', 'booth-2'), slot: fc.integer({ min: 0, max: 15 }), quarters: fc.integer({ min: 1, max: 4 }) });
const who = fc.nat({ max: 6 });
const command = fc.record({ does, one: who, other: who, third: who, bySecond: fc.boolean(), places: fc.array(place, { minLength: 1, maxLength: 3 }), minutes: fc.integer({ min: 5, max: 60 }) });
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;
const rounds = fc.array(fc.record({ minutes: fc.integer({ min: 0, max: 15 }), commands: fc.array(command, { minLength: 4, maxLength: 12 }) }), { minLength: 4, maxLength: 8 });

// Each on a day of its own, of the weeks before Christmas.
const numRuns = process.env.CHAOS ? 20 : 6;

/** What may be said to somebody who decides after somebody else, or wants what is not to be had. */
const expected = new RegExp(
  `^(?:booking\\.(?:${[
    'conflict', 'pool-overdrawn', 'illegal-transition', 'already-begun', 'in-the-past', 'too-many-people', 'too-late', 'second-approval-missing', 'second-approval-by-another',
    'change-needs-staff', 'change-needs-second-approval', 'check-in-too-early', 'over',
  ].join('|')})|offer\\.(?:already-made|not-open|deadline-impossible|choice-unknown)|hold\\.too-many|version\\.changed)$`,
);

/** A day in the house, with those who ask and those who decide. */
interface Day {
  at: (time: string) => string;
  anna: Person;
  staff: readonly [Person, Person];
  ids: string[];
}

let day = 0;

async function newDay(): Promise<Day> {
  day++;
  const date = new Date(Date.UTC(2026, 10, 30 + day)).toISOString().slice(0, 10);
  const at = (time: string) => `${date}T${time}:00Z`;
  workshop.house.clock.set(at('07:00'));
  const anna = workshop.house.as('booker');
  const projectors = (amount: number) => ({ pooled: [{ poolId: workshop.pool.projectors!, amount }] });
  const wishes: [string, string, string, object][] = [
    ['hall', '09:00', '10:00', { people: 80 }], ['west', '09:00', '10:00', projectors(1)], ['east', '09:00', '10:00', projectors(1)],
    ['west', '09:30', '10:30', projectors(1)], ['hall', '10:15', '11:00', {}], ['east', '11:00', '12:00', projectors(1)], ['west', '11:00', '12:00', { people: 55 }],
  ];
  const ids: string[] = [];
  for (const [space, start, end, more] of wishes) {
    const { id } = await anna.call(requestBooking, { spaceId: workshop.space[space]!, start: at(start), end: at(end), title: 'Möte', people: 6, ...more }, patient);
    ids.push(id);
  }
  return { at, anna, staff: [workshop.house.as('staff'), workshop.house.as('staff')], ids };
}

it('whatever is decided, offered and accepted at once, every decision stands once, and what is offered is kept', async () => {
  await fc.assert(
    fc.asyncProperty(rounds, async (all) => {
      const today = await newDay();
      for (const { minutes, commands } of all) {
        workshop.house.clock.advance(`PT${minutes}M`);
        const settled = await Promise.allSettled(commands.map((one) => run(one, today)));
        const wrong = settled.flatMap((one) => (one.status === 'rejected' && !isExpected(one.reason) ? [String(one.reason)] : []));
        expect(wrong).toEqual([]);
        await mustStandOnce(settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])));
        await lookAround();
        expect(await broken(today)).toEqual([]);
      }
    }),
    { numRuns, endOnFailure: true },
  );
}, numRuns * 40_000);

const isExpected = (reason: unknown): boolean => reason instanceof DomainError && expected.test(reason.code);
const lookAround = () => Promise.all(workshop.house.running.map(({ context }) => context.get(OffersWorker).run()));

/** How a booking stands after what somebody did to it. */
interface Done {
  id: string;
  state: string;
  version: number;
}

async function run(wanted: Command, { at, anna, staff, ids }: Day): Promise<Done[]> {
  const [bookingId, other, third] = [ids[wanted.one]!, ids[wanted.other]!, ids[wanted.third]!];
  const by = staff[wanted.bySecond ? 1 : 0];
  const places = wanted.places.map(({ space, slot, quarters }) => ({ spaceId: workshop.space[space]!, start: later(at('08:30'), slot), end: later(at('08:30'), slot + quarters) }));
  const until = workshop.house.clock.now().add({ minutes: wanted.minutes }).toString();
  switch (wanted.does) {
    case 'approve':
      return [await by.call(approveBooking, { bookingId }, patient)];
    case 'decline':
      return [await by.call(declineBooking, { bookingId, reason: 'Fullt' }, patient)];
    case 'withdraw':
      return [await anna.call(withdrawBooking, { bookingId }, patient)];
    case 'cancel':
      return [await anna.call(cancelBooking, { bookingId, reason: 'Sjukdom' }, patient)];
    case 'reopen':
      return [await by.call(reopenBooking, { bookingId }, patient)];
    case 'move':
      return [await anna.call(moveBooking, { bookingId, version: await versionOf(bookingId), ...places[0]! }, patient)];
    case 'come':
      await anna.call(checkInBooking, { bookingId }, patient);
      return [];
    case 'ask':
    case 'hold':
      await (wanted.does === 'ask' ? workshop.house.as('booker').call(requestBooking, { ...places[0]!, title: 'Någon annan', people: 2 }, patient) : workshop.house.as('booker').call(placeHold, places[0]!, patient));
      return [];
    case 'offer': {
      const version = await versionOf(bookingId);
      await by.call(decideCompeting, { offers: [{ bookingId, version, alternatives: places, until }] }, patient);
      return [{ id: bookingId, state: 'requested', version: version + 1 }];
    }
    case 'decide': {
      if (new Set([bookingId, other, third]).size < 3) return [];
      const [first, second, last] = await Promise.all([bookingId, other, third].map(async (id) => ({ bookingId: id, version: await versionOf(id) })));
      const decision = { approve: first!, offers: [{ ...second!, alternatives: places, until }], decline: [{ ...last!, reason: 'Fullt' }] };
      const { approved, declined } = await by.call(decideCompeting, decision, patient);
      return [approved!, ...declined, { id: other, state: 'requested', version: second!.version + 1 }];
    }
    case 'look around':
      await lookAround();
      return [];
    case 'accept':
    case 'refuse':
    case 'take back':
      return answer(wanted, anna, by, bookingId);
    default:
      throw new Error(`nobody knows how to ${JSON.stringify(wanted.does satisfies never)}`);
  }
}

async function answer({ does: what, places }: Command, anna: Person, by: Person, bookingId: string): Promise<Done[]> {
  const { items } = await anna.call(listOffers, { bookingId, state: 'open' }, patient);
  const offerId = items[0]?.id;
  if (!offerId) return [];
  if (what === 'take back') await by.call(withdrawOffer, { offerId }, patient);
  else if (what === 'refuse') await anna.call(declineOffer, { offerId }, patient);
  else return [await accepted(anna, offerId, Math.min(places.length, items[0]!.alternatives.length))];
  return [];
}

// What was offered is there: nobody is told that somebody else was faster.
async function accepted(anna: Person, offerId: string, choice: number): Promise<Done> {
  try {
    return (await anna.call(acceptOffer, { offerId, choice }, patient)).booking;
  } catch (error) {
    if (error instanceof DomainError && ['booking.conflict', 'booking.pool-overdrawn'].includes(error.code)) throw new Error(`not kept: ${error.code}`, { cause: error });
    throw error;
  }
}

const versionOf = async (bookingId: string) => (await workshop.house.as('staff').call(getBooking, { bookingId }, patient)).version;
const later = (instant: string, quarters: number): string => new Date(Date.parse(instant) + quarters * 900_000).toISOString();

/** Whatever was answered is in the history, and no two were answered with the same step of it. */
async function mustStandOnce(done: readonly Done[]): Promise<void> {
  const steps = done.map(({ id, version, state }) => `${id} ${version} ${state}`);
  expect(new Set(steps).size).toBe(steps.length);
  const rows = await tables.query<{ step: string }>(sql`
    select booking_id || ' ' || version || ' ' || state as step from booking_history where booking_id = any (${done.map(({ id }) => id)}::uuid[])`);
  expect(rows.map(({ step }) => step)).toEqual(expect.arrayContaining(steps));
}

/** What is not as it must be, by what is stored. */
const broken = ({ ids, at }: Day) =>
  tables.query(sql`
    with booking as (select * from bookings where id = any (${ids}::uuid[])),
    holding as (select * from booking where state = 'approved' or state = 'requested' and holds_floor),
    latest as (select distinct on (booking_id) * from booking_history where booking_id in (select id from booking) order by booking_id, version desc),
    offer as (select offers.* from offers join booking on booking.id = booking_id)
    select 'floor' as what, coalesce(due.id, held.booking_id) as id
    from (select holding.id, cell_id, occupied as during from holding join space_cells using (space_id)) as due
    full join (select booking_id, cell_id, during from allocations where booking_id in (select id from booking)) as held
      on held.booking_id = due.id and held.cell_id = due.cell_id and held.during = due.during
    where due.id is null or held.booking_id is null
    union all
    select 'twice', one.claim_id from allocations as one join allocations as other using (cell_id) where one.claim_id < other.claim_id and one.during && other.during
    union all
    select 'pool', id from pools where peak_of_pool(id, tstzrange(${at('00:00')}, ${at('23:00')})) > amount
    union all
    select 'claims', coalesce(due.id, held.booking_id)
    from (select id, (item ->> 'poolId')::uuid as pool_id, (item ->> 'amount')::int as amount, occupied as during from holding, jsonb_array_elements(pooled) as item) as due
    full join (select booking_id, pool_id, amount, during from pool_claims where booking_id in (select id from booking)) as held
      on (held.booking_id, held.pool_id, held.amount, held.during) = (due.id, due.pool_id, due.amount, due.during)
    where due.id is null or held.booking_id is null
    union all
    select 'history', booking.id from booking join latest on latest.booking_id = booking.id
    where (booking.version, booking.state, booking.space_id, booking.starts_at, booking.ends_at) is distinct from
      (latest.version, latest.state, latest.space_id, latest.starts_at, latest.ends_at)
      or booking.version <> (select count(*) from booking_history where booking_id = booking.id)
    union all
    select 'approved by one', booking.id from booking where state = 'approved' and people > 50 and not exists (
      select from booking_history where booking_id = booking.id and change = 'approve' and by <> first_approved_by
    )
    union all
    select 'offer not kept', offer.id from offer join offer_alternatives as one on offer_id = offer.id join space_cells using (space_id)
    where offer.state = 'open' and not occupied(starts_at, ends_at, setup_minutes, clearup_minutes) <@ coalesce((
      select range_agg(during) from allocations
      where cell_id = space_cells.cell_id and (booking_id = offer.booking_id or hold_id in (select id from holds where offer_id = offer.id))
    ), '{}')
    union all
    select 'kept after its end', offer.id from offer where state <> 'open'
      and (exists (select from holds where offer_id = offer.id) or exists (select from pool_claims where offer_id = offer.id))
    union all
    select 'offer of what is decided', offer.id from offer join booking on booking.id = booking_id where offer.state = 'open' and booking.state <> 'requested'
    union all
    select 'case', booking.id from booking join cases on cases.id = case_id
    where cases.state <> booking.state or (waits_for = 'applicant') <> exists (select from offer where booking_id = booking.id and state = 'open')`);
