import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  approveBooking, compareRequests, decideCompeting, getBooking, listOffers, requestBooking, setApprovalRules, setQuota, type BookingView, type RawInputOf,
} from '#contracts';
import type { DomainError } from '#kernel';
import { sql, type Database } from '#persistence';
import { openHall, refusal, thursday, today, wish, type Hall } from './hall.js';
import { generous, partner } from './partner.js';

let hall: Hall;
let tables: Database;
beforeAll(async () => {
  // Two replicas, so that nothing within one process can be what keeps order.
  hall = await openHall(2);
  tables = hall.house.database('booking');
});
afterAll(() => hall.house.close());

beforeEach(async () => {
  hall.house.clock.set(today);
  await tables.transaction(async (tx) => {
    await tx.execute(sql`delete from offers`);
    await tx.execute(sql`delete from holds`);
    await tx.execute(sql`delete from booking_history`);
    await tx.execute(sql`delete from allocations`);
    await tx.execute(sql`delete from bookings`);
  });
});

const staff = () => hall.house.as('staff');
const booker = () => hall.house.as('booker');
const patient = { timeoutMs: 60_000 };

type Decision = RawInputOf<typeof decideCompeting>;

const ask = (space: keyof Hall['space'], more: Parameters<typeof wish>[1] = {}, who = booker()) => who.call(requestBooking, wish(hall.space[space], more));
const row = ({ id, version }: BookingView) => ({ bookingId: id, version });
const at = (space: keyof Hall['space'], from: string, until: string) => ({ spaceId: hall.space[space], start: thursday(from), end: thursday(until) });
const until = '2026-11-25T12:00';
const states = async (bookings: readonly BookingView[]) =>
  (await Promise.all(bookings.map(({ id }) => staff().call(getBooking, { bookingId: id })))).map(({ state, version }) => `${state} ${version}`);

const everything = async () => ({
  bookings: await tables.query(sql`select id, state, version, decided_at from bookings order by id`),
  history: await tables.query(sql`select booking_id, version, change from booking_history order by booking_id, version`),
  floor: await tables.query(sql`select claim_id, cell_id, during::text from allocations order by claim_id, cell_id`),
  offers: await tables.query(sql`select id, state from offers`),
  cases: await tables.query(sql`select id, state, waits_for, version from cases where state = 'requested' order by id`),
});

describe('requests that compete', () => {
  it('are shown side by side, the one with the highest priority first, with what each would come to', async () => {
    const partnership = await partner(hall, { privileges: { ...generous, automaticApproval: false } });
    const whole = await ask('hall', { people: 100 });
    const theirs = await ask('hall-west', { organisationId: partnership.organisationId }, partnership.member);
    const half = await ask('hall-east', { start: thursday('13:30'), end: thursday('14:30'), layout: undefined });
    await ask('room');
    await ask('hall-west', { start: thursday('14:00'), end: thursday('15:00') });
    const { requests, count } = await staff().call(compareRequests, { bookingId: whole.id });
    expect(count).toBe(3);
    expect(requests.map(({ booking }) => booking.id)).toEqual([theirs.id, whole.id, half.id]);
    expect(requests[0]).toMatchObject({
      booking: { priority: 2, purpose: 'Utsläppsfria maskiner', version: 1, requestedAt: today }, capacity: 60, agreementId: null, inTheWay: [], quota: null,
      organisation: { id: partnership.organisationId },
    });
    expect(requests[1]).toMatchObject({ capacity: 120, booking: { people: 100 }, organisation: null, inTheWay: [] });
    // Nothing else holds a hundred.
    expect(requests[1]!.alternatives.map(({ kind, spaceId }) => [kind, spaceId])).toEqual([['other-time', hall.space.hall]]);
    expect(requests[2]!.alternatives).toContainEqual({
      kind: 'other-space', siteId: hall.siteId, spaceId: hall.space.room, start: '2026-11-26T12:30:00Z', end: '2026-11-26T13:30:00Z',
    });
    const ofHalf = await staff().call(compareRequests, { bookingId: half.id });
    expect(ofHalf.requests.map(({ booking }) => booking.id)).toEqual([whole.id, half.id]);
  });

  it('are told what stands in the way now, how much of its quota each has used, and which agreement would give it', async () => {
    const partnership = await partner(hall, { privileges: { ...generous, hoursAMonth: 1 } });
    const anna = booker();
    await staff().call(setQuota, { kind: 'person', ownerId: anna.id, hoursAMonth: 10, openRequests: 5 });
    await staff().call(setQuota, { kind: 'organisation', ownerId: partnership.organisationId, hoursAMonth: null, openRequests: 3 });
    const other = await ask('room', { start: thursday('08:00'), end: thursday('10:00') }, anna);
    const hers = await ask('hall-west', {}, anna);
    const member = partnership.member;
    // For two hours the agreement is not enough, and for one it is.
    const theirs = await ask('hall', { organisationId: partnership.organisationId, start: thursday('13:00'), end: thursday('15:00') }, member);
    await tables.transaction((tx) => tx.execute(sql`update bookings set ends_at = ends_at - interval '1 hour' where id = ${theirs.id}`));
    const approved = await ask('hall-east');
    await staff().call(approveBooking, { bookingId: approved.id });
    const { requests } = await staff().call(compareRequests, { bookingId: hers.id });
    const [ofPartner, ofAnna] = requests;
    expect(ofPartner).toMatchObject({
      booking: { id: theirs.id }, agreementId: partnership.agreementId, quota: { kind: 'organisation', openRequests: 3, requestsOpen: 0 },
      inTheWay: [{ code: 'booking.conflict', params: { standsInTheWay: [{ bookingId: approved.id }] } }],
    });
    expect(ofAnna).toMatchObject({
      booking: { id: hers.id }, agreementId: null, inTheWay: [], quota: { kind: 'person', hoursAMonth: 10, hoursUsed: 2, requestsOpen: 1 },
    });
    expect(other.state).toBe('requested');
  });

  it('are for staff to see', async () => {
    const { id } = await ask('hall');
    expect((await refusal(booker().call(compareRequests, { bookingId: id }))).code).toBe('actor.not-permitted');
  });
});

describe('a decision on competing requests', () => {
  it('approves one, offers another something else and declines the rest, and each knows what was decided with it', async () => {
    const [one, other, third] = [await ask('hall'), await ask('hall-west'), await ask('hall-east')];
    const decided = await staff().call(decideCompeting, {
      approve: row(one),
      offers: [{ ...row(other), alternatives: [at('hall-west', '15:00', '16:00'), at('room', '13:00', '14:00')], until }],
      decline: [{ ...row(third), reason: 'Hela salen behövs.' }],
    });
    expect(decided).toMatchObject({
      approved: { id: one.id, state: 'approved' }, offers: [{ bookingId: other.id, state: 'open' }], declined: [{ id: third.id, state: 'declined', reason: 'Hela salen behövs.' }],
    });
    expect(await states([one, other, third])).toEqual(['approved 2', 'requested 2', 'declined 2']);
    const details = await tables.query<{ details: { decidedWith: string[] } }>(sql`select details from booking_history where version = 2`);
    const all = [one.id, other.id, third.id].toSorted();
    expect(details.map(({ details: { decidedWith } }) => decidedWith.toSorted())).toEqual([all, all, all]);
  });

  it.each<[string, (bookings: BookingView[]) => Partial<Decision>, object]>([
    ['one has been changed', ([, other]) => ({ decline: [{ bookingId: other!.id, version: 7, reason: 'Nej' }] }), { code: 'version.changed' }],
    ['an alternative is what is approved', ([, other]) => ({ offers: [{ ...row(other!), alternatives: [at('hall-east', '13:30', '14:30')], until }] }), { code: 'booking.conflict', params: { choice: 1 } }],
    [
      'two are offered the same',
      ([, other, third]) => ({ offers: [other!, third!].map((booking) => ({ ...row(booking), alternatives: [at('room', '15:00', '16:00')], until })) }),
      { code: 'booking.conflict', params: { standsInTheWay: [{ kind: 'hold' }] } },
    ],
    ['an alternative breaks a rule', ([, other]) => ({ offers: [{ ...row(other!), alternatives: [at('room', '06:00', '07:00')], until }] }), { code: 'booking.outside-opening-hours' }],
    ['a reason is missing', ([, other]) => ({ decline: [row(other!)] }), { code: 'input.invalid' }],
    ['a reason is not in the list', ([, other]) => ({ decline: [{ ...row(other!), reasonId: other!.id }] }), { code: 'reason.not-found' }],
  ])('comes to nothing at all where %s', async (_, rest, expected) => {
    const bookings = [await ask('hall'), await ask('hall-west'), await ask('hall-east')];
    const before = await everything();
    expect(await refusal(staff().call(decideCompeting, { approve: row(bookings[0]!), ...rest(bookings) }))).toMatchObject(expected);
    expect(await everything()).toEqual(before);
  });

  it('names every request that is in the way of it, and why', async () => {
    const [one, other, third] = [await ask('hall'), await ask('hall-west'), await ask('hall-east')];
    await staff().call(approveBooking, { bookingId: other.id });
    const refused = await refusal(staff().call(decideCompeting, { approve: row(one), decline: [{ ...row(other), reason: 'Nej' }, { ...row(third), version: 4, reason: 'Nej' }] }));
    expect(refused).toMatchObject({
      code: 'version.changed', params: { bookingId: other.id, current: 2, also: [{ code: 'version.changed', bookingId: third.id, current: 1 }] },
    });
  });

  it('lets what is declined make way for what is approved', async () => {
    await keepOthersOut('room');
    const first = await ask('room');
    expect((await refusal(ask('room'))).code).toBe('booking.conflict');
    const later = await ask('room', { start: thursday('15:00'), end: thursday('16:00') });
    await staff().call(decideCompeting, {
      decline: [{ ...row(first), reason: 'Nej' }],
      offers: [{ ...row(later), alternatives: [at('room', '13:00', '14:00'), at('room', '15:30', '16:30')], until }],
    });
    expect(await states([first, later])).toEqual(['declined 2', 'requested 2']);
  });

  it('waits for the first approval where two have to approve', async () => {
    await hall.house.as('admin').call(setApprovalRules, { siteId: hall.siteId, version: null, peopleOver: 50, outsideOpeningHours: false, alcohol: false });
    const [many, few] = [await ask('hall', { people: 80 }), await ask('hall-west')];
    const [first, second] = [staff(), staff()];
    const decision = (version: number): Decision => ({ approve: { bookingId: many.id, version }, decline: [{ ...row(few), reason: 'Nej' }] });
    expect(await refusal(first.call(decideCompeting, decision(1)))).toMatchObject({ code: 'booking.second-approval-missing', params: { bookingId: many.id, grounds: ['people'] } });
    const { version } = await first.call(approveBooking, { bookingId: many.id });
    const offer: Decision = { offers: [{ bookingId: many.id, version, alternatives: [at('hall', '15:00', '16:00')], until }] };
    expect((await refusal(first.call(decideCompeting, offer))).code).toBe('booking.second-approval-missing');
    expect((await refusal(first.call(decideCompeting, decision(version)))).code).toBe('booking.second-approval-by-another');
    expect(await second.call(decideCompeting, decision(version))).toMatchObject({ approved: { state: 'approved' }, declined: [{ state: 'declined' }] });
  });

  it('is made once, however many decide on the same at once, and nobody is told of a deadlock', async () => {
    const bookings = await Promise.all((['hall', 'hall-west', 'hall-east', 'hall', 'hall-west'] as const).map((space) => ask(space)));
    const decisions = Array.from({ length: 20 }, (_, index): Decision => {
      const [chosen, second, ...rest] = [...bookings.slice(index % 5), ...bookings.slice(0, index % 5)];
      return {
        approve: row(chosen!),
        offers: [{ ...row(second!), alternatives: [at('room', '15:00', '16:00'), at('hall-west', `${9 + (index % 3)}:00`.padStart(5, '0'), `${10 + (index % 3)}:00`)], until }],
        decline: rest.map((booking) => ({ ...row(booking), reason: 'Nej' })),
      };
    });
    const settled = await Promise.allSettled(decisions.map((decision) => staff().call(decideCompeting, decision, patient)));
    const won = settled.flatMap((one, index) => (one.status === 'fulfilled' ? [decisions[index]!] : []));
    const codes = settled.flatMap((one) => (one.status === 'rejected' ? [(one.reason as DomainError).code] : []));
    expect(won).toHaveLength(1);
    expect([...new Set(codes)]).toEqual(['version.changed']);
    const [{ approve, offers, decline }] = won as [Required<Decision>];
    const byState = new Map(await Promise.all(bookings.map(async ({ id }) => [id, (await staff().call(getBooking, { bookingId: id })).state] as const)));
    expect(byState.get(approve.bookingId)).toBe('approved');
    expect(offers.map(({ bookingId }) => byState.get(bookingId))).toEqual(['requested']);
    expect(decline.map(({ bookingId }) => byState.get(bookingId))).toEqual(['declined', 'declined', 'declined']);
    expect((await staff().call(listOffers, { state: 'open' })).items).toHaveLength(1);
    expect(await tables.query(sql`select from booking_history where version > 2`)).toEqual([]);
  });

  it('against approvals of single ones at the same moment: all of it or nothing, and no floor twice', async () => {
    for (let round = 0; round < 5; round++) {
      const hour = { start: thursday(`${String(8 + round).padStart(2, '0')}:00`), end: thursday(`${String(8 + round).padStart(2, '0')}:30`) };
      const [whole, west, east] = [await ask('hall', hour), await ask('hall-west', hour), await ask('hall-east', hour)];
      const settled = await Promise.allSettled([
        staff().call(approveBooking, { bookingId: west.id }, patient),
        staff().call(decideCompeting, { approve: row(whole), decline: [west, east].map((booking) => ({ ...row(booking), reason: 'Nej' })) }, patient),
        staff().call(approveBooking, { bookingId: east.id }, patient),
      ]);
      // Of the halves either may have been first, and then nothing else is as it was decided.
      const isAll = settled[1].status === 'fulfilled';
      const [ofWhole, ...ofHalves] = await states([whole, west, east]);
      expect(ofWhole).toBe(isAll ? 'approved 2' : 'requested 1');
      expect(ofHalves.includes('approved 2')).toBe(!isAll);
      expect(ofHalves.filter((state) => state === 'declined 2')).toHaveLength(isAll ? 2 : 0);
    }
  });
});

const keepOthersOut = (space: keyof Hall['space']) =>
  tables.transaction(async (tx) => {
    await tx.execute(sql`
      insert into space_rules
        (space_id, version, notice_minutes, horizon_days, shortest_minutes, longest_minutes, who_may_ask, approval, pending_blocks, at)
      values (${hall.space[space]}, 2, 0, 365, 5, 1440, 'everybody', 'manual', true, now())`);
    await tx.execute(sql`update spaces set rules_version = 2 where id = ${hall.space[space]}`);
  });
