import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveBooking, defineSite, listPrivileges, moveBooking, placeHold, requestBooking, setQuota,
  type BookingView, type InputOf, type RawInputOf,
} from '#contracts';
import { sql } from '#persistence';
import { refusal } from './hall.js';
import { partner, type Partner } from './partner.js';
import { openWorkshop, workshopDefinition, type Workshop } from './workshop.js';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop({ replicas: 2 });
});
afterAll(() => workshop.house.close());

const staff = () => workshop.house.as('staff');
const anna = () => workshop.house.as('booker');
type Person = ReturnType<typeof anna>;

// Each test has a day of its own.
let day = 0;
const nextDay = () => {
  day++;
  return (time: string) => `2027-01-${String(7 + day).padStart(2, '0')}T${time}`;
};

const patient = { timeoutMs: 60_000 };
const wish = (space: string, start: string, end: string, more: Partial<RawInputOf<typeof requestBooking>> = {}) => ({
  spaceId: workshop.space[space]!, start, end, title: 'Klimatdialog', people: 8, ...more,
});
const ask = (person: Person, ...args: Parameters<typeof wish>) => person.call(requestBooking, wish(...args), patient);
const move = (person: Person, { id, version, start, end }: BookingView, more: Partial<InputOf<typeof moveBooking>>) =>
  person.call(moveBooking, { bookingId: id, version, start, end, ...more }, patient);

const deadlocks = async () =>
  (await workshop.house.database('booking').one<{ count: number }>(sql`select deadlocks as count from pg_stat_database where datname = current_database()`))
    .count;

describe('what a booking takes along', () => {
  it('is added up where the same pool is named twice, and never more than there is', async () => {
    const at = nextDay();
    const booth = await ask(anna(), 'booth-0', at('10:00'), at('11:00'));
    const easels = (...amounts: number[]) => ({ pooled: amounts.map((amount) => ({ poolId: workshop.pool.easels!, amount })) });
    const moved = await move(staff(), booth, easels(1, 1));
    expect(moved.pooled).toEqual([{ poolId: workshop.pool.easels, amount: 2 }]);
    expect(await refusal(move(staff(), moved, easels(2, 2)))).toMatchObject({ code: 'booking.pool-overdrawn', params: { amount: 4 } });
  });

  it('is not asked for twice where it makes up for what the space lacks', async () => {
    const at = nextDay();
    const person = anna();
    const projectors = { equipment: ['projector' as const], pooled: [{ poolId: workshop.pool.projectors!, amount: 1 }] };
    const booth = await ask(person, 'booth-0', at('10:00'), at('11:00'), projectors);
    expect(booth.pooled).toEqual([{ poolId: workshop.pool.projectors, amount: 2 }]);
    expect(await move(person, booth, { start: at('12:00'), end: at('13:00') })).toMatchObject({ pooled: booth.pooled });
  });

  it('is not had from a pool that the house has no longer, however long ago it was asked for', async () => {
    const other = await openWorkshop();
    try {
      const { house, space, pool } = other;
      const asked = { spaceId: space.west!, start: '2027-01-07T10:00', end: '2027-01-07T11:00', title: 'Möte', people: 2, pooled: [{ poolId: pool.easels!, amount: 1 }] };
      const { id: bookingId } = await house.as('booker').call(requestBooking, asked);
      await house.as('admin').call(defineSite, { ...workshopDefinition, pools: workshopDefinition.pools!.filter(({ slug }) => slug !== 'easels') });
      expect(await refusal(house.as('staff').call(approveBooking, { bookingId }))).toMatchObject({ code: 'booking.pool-overdrawn', params: { left: 0 } });
    } finally {
      await other.house.close();
    }
  });
});

describe('another layout', () => {
  it('must exist and hold the people', async () => {
    const at = nextDay();
    const person = anna();
    const booking = await ask(person, 'hall', at('10:00'), at('11:00'), { people: 100 });
    expect(booking).toMatchObject({ layout: 'theatre' });
    expect(await refusal(move(person, booking, { layout: 'board' }))).toMatchObject({
      code: 'booking.too-many-people',
      params: { people: 100, capacity: 20, layout: 'board' },
    });
    expect(await refusal(move(person, booking, { layout: 'banquet' }))).toMatchObject({ code: 'booking.layout-missing', params: { layout: 'banquet' } });
    expect(await move(person, booking, { layout: 'board', people: 20 })).toMatchObject({ layout: 'board', setupMinutes: 15 });
  });
});

describe('what counts on hours', () => {
  it('counts on those of another month where a booking comes to begin in it, even if it is shorter', async () => {
    const person = anna();
    await staff().call(setQuota, { kind: 'person', ownerId: person.id, hoursAMonth: 5, openRequests: null });
    await ask(person, 'booth-2', '2027-04-10T10:00', '2027-04-10T14:00');
    const booking = await ask(person, 'booth-2', '2027-03-31T22:00', '2027-04-01T02:00');
    const inApril = { start: '2027-04-01T00:00', end: '2027-04-01T02:00' };
    expect(await refusal(move(person, booking, inApril))).toMatchObject({ code: 'booking.quota-hours', params: { hours: 5, used: 4, wanted: 2 } });
    expect(await move(person, booking, { ...inApril, end: '2027-04-01T01:00' })).toMatchObject({ state: 'approved' });
  });

  it('does not count on an agreement that gave less, where the rules of the space give the rest', async () => {
    const at = nextDay();
    const { member, organisationId, agreementId }: Partner = await partner(workshop);
    const hoursUsed = async () => (await member.call(listPrivileges, { organisationId })).privileges[0]!.hoursUsed;
    workshop.house.clock.set('2027-01-05T10:00:00Z');
    try {
      const given = await ask(member, 'west', at('10:00'), at('13:00'), { organisationId });
      expect(given).toMatchObject({ state: 'approved', agreementId });
      const shorter = await move(member, given, { end: at('12:30') });
      expect([shorter.agreementId, await hoursUsed()]).toEqual([agreementId, 2.5]);
      const elsewhere = await move(staff(), shorter, { spaceId: workshop.space['booth-3']! });
      expect([elsewhere.agreementId, await hoursUsed()]).toEqual([agreementId, 2.5]);
      const longer = await move(member, elsewhere, { end: at('20:00') });
      expect([longer.state, longer.agreementId, await hoursUsed()]).toEqual(['approved', null, 0]);
    } finally {
      workshop.house.clock.set('2026-11-20T10:00:00Z');
    }
  });
});

describe('what nobody would ask for', () => {
  it('is refused at once, with no more days than anybody may book', async () => {
    const refused = await refusal(ask(anna(), 'booth-0', '2026-12-01T10:00', '2999-12-31T10:00'));
    expect(refused).toMatchObject({ code: 'booking.too-long' });
    expect(JSON.stringify(refused.params).length).toBeLessThan(10_000);
    expect(await refusal(ask(anna(), 'booth-0', '2999-12-30T10:00', '2999-12-31T10:00'))).toMatchObject({ code: 'booking.too-far-ahead' });
    expect(await refusal(ask(anna(), 'booth-0', '1900-01-01T00:00', '1900-01-01T10:00'))).toMatchObject({ code: 'booking.in-the-past' });
  });

  it('is to accept terms that there are not', async () => {
    const at = nextDay();
    expect(await ask(anna(), 'west', at('10:00'), at('11:00'), { termsVersion: 7 })).toMatchObject({ termsVersion: null });
    for (const termsVersion of [-1, 2 ** 40]) {
      expect(await refusal(ask(anna(), 'west', at('10:00'), at('11:00'), { termsVersion }))).toMatchObject({ code: 'input.invalid' });
    }
  });
});

describe('the hold of somebody else', () => {
  it('stands in the way of a request that names it, also where requests compete', async () => {
    const at = nextDay();
    const { id: holdId } = await anna().call(placeHold, wishOfHold('east', at('10:00'), at('11:00')));
    expect(await refusal(ask(anna(), 'hall', at('10:00'), at('11:00'), { holdId }))).toMatchObject({
      code: 'booking.conflict',
      params: { standsInTheWay: [{ kind: 'hold' }] },
    });
  });
});

const wishOfHold = (space: string, start: string, end: string) => ({ spaceId: workshop.space[space]!, start, end });

describe('many who ask and move at once', () => {
  it('on one quota and the same floor never wait for each other in a circle', async () => {
    const at = nextDay();
    const person = anna();
    await staff().call(setQuota, { kind: 'person', ownerId: person.id, hoursAMonth: 1000, openRequests: null });
    const booths = await Promise.all(Array.from({ length: 6 }, (_, index) => ask(person, `booth-${index}`, at('08:00'), at('09:00'))));
    const before = await deadlocks();
    for (let round = 0; round < 4; round++) {
      const start = at(`${10 + round}:00`);
      const end = at(`${11 + round}:00`);
      await Promise.allSettled([
        ...booths.map((booking) => move(person, { ...booking, version: booking.version + round }, { start, end })),
        ...booths.flatMap((_, index) => [ask(person, `booth-${index}`, start, end), ask(person, `booth-${index}`, start, end)]),
      ]);
    }
    expect(await deadlocks()).toBe(before);
  });

  it('where things are carried to another space, neither', async () => {
    const at = nextDay();
    const projector = { equipment: ['projector' as const] };
    const before = await deadlocks();
    const bookings = await Promise.all(Array.from({ length: 2 }, (_, index) => ask(anna(), `booth-${index}`, at(`0${index}:00`), at(`0${index}:30`), projector)));
    const codes: string[] = [];
    for (let round = 0; round < 6; round++) {
      const start = at(`${10 + round}:00`);
      const end = at(`${11 + round}:00`);
      const settled = await Promise.allSettled([
        ...bookings.map(async (booking, index) => {
          const spaceId = workshop.space[`booth-${6 + index}`];
          bookings[index] = await move(staff(), booking, { spaceId, start, end, pooled: [] });
          bookings[index] = await move(staff(), bookings[index], { spaceId: workshop.space[`booth-${index}`], start, end, pooled: [] });
        }),
        ...[6, 7, 0, 1, 8, 9].map((index) => ask(anna(), `booth-${index}`, start, end, projector)),
      ]);
      codes.push(...settled.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : [])));
    }
    expect(codes.filter((code) => !['booking.conflict', 'booking.pool-overdrawn'].includes(code))).toEqual([]);
    expect(await deadlocks()).toBe(before);
  });
});
