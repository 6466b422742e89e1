import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approveBooking, cancelBooking, defineSite, getBooking, placeBlock, placeHold, requestBooking, setRules, type RawInputOf } from '#contracts';
import type { DomainError } from '#kernel';
import { sql, type Database } from '#persistence';
import { definition, openHall, refusal, thursday, wish, type Hall } from './hall.js';

type Definition = RawInputOf<typeof defineSite>;

let hall: Hall;
let tables: Database;
beforeAll(async () => {
  // Two replicas, so that nothing within one process can be what keeps order.
  hall = await openHall(2);
  tables = hall.house.database('booking');
});
afterAll(() => hall.house.close());

const admin = () => hall.house.as('admin');
const staff = () => hall.house.as('staff');
const booker = () => hall.house.as('booker');
const patient = { timeoutMs: 60_000 };
// Much of it waits for locks.
const patienceMs = 90_000;

/** The house with other cells of some spaces. */
const cut = (slug: string, cells: Record<string, string[]>): Definition => ({
  ...definition,
  slug,
  spaces: definition.spaces.map((space) => ({ ...space, cells: cells[space.slug] ?? space.cells })),
});

async function define(slug: string) {
  const { spaces } = await admin().call(defineSite, cut(slug, {}));
  return (name: string) => spaces.find((space) => space.slug === name)!.id;
}

async function approved(spaceId: string, from = '13:00', to = '14:00'): Promise<string> {
  const { id } = await booker().call(requestBooking, wish(spaceId, { start: thursday(from), end: thursday(to) }), patient);
  await staff().call(approveBooking, { bookingId: id }, patient);
  return id;
}

const cellsHeldBy = async (claimId: string) =>
  (await tables.query<{ slug: string }>(sql`
    select slug from allocations join cells on cells.id = cell_id where claim_id = ${claimId} order by slug`)).map(({ slug }) => slug);

const heldTwice = () =>
  tables.query(sql`
    select from allocations as one join allocations as other
      on one.cell_id = other.cell_id and one.during && other.during and one.claim_id < other.claim_id`);

const clock = (minutes: number) => `${String(8 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const codesOf = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as DomainError).code] : []));

/** Bookings to come that hold other cells than those of their space, or not for the time that they take. */
const astray = () =>
  tables.query(sql`
    select id from bookings
    where ends_at > ${hall.house.clock.now()} and (
      select coalesce(array_agg((cell_id, occupied) order by cell_id), '{}') from space_cells
      where space_id = bookings.space_id and (state = 'approved' or state = 'requested' and holds_floor)
    ) is distinct from (
      select coalesce(array_agg((cell_id, during) order by cell_id), '{}') from allocations where booking_id = bookings.id
    )`);

async function recutRoom(site: string): Promise<void> {
  for (let round = 0; round < 8; round++)
    await admin().call(defineSite, cut(site, { room: round % 2 === 0 ? ['room', 'nook'] : ['room'] }), patient);
}

const setRulesThatHold = (spaceId: string) =>
  staff().call(setRules, {
    spaceId,
    version: 1,
    rules: {
      noticeMinutes: 0, horizonDays: 365, shortestMinutes: 5, longestMinutes: 600, gridMinutes: null, whoMayAsk: 'everybody', approval: 'manual',
      pendingBlocks: true,
    },
  });

describe('a space whose cells change', () => {
  it('takes its bookings along where the other floor is free for all of them', async () => {
    const space = await define('along');
    const { id: waiting } = await booker().call(requestBooking, wish(space('room')));
    const [early, late] = [await approved(space('room')), await approved(space('room'), '15:00', '16:00')];
    const { bookingsHit } = await admin().call(defineSite, cut('along', { room: ['room', 'nook'] }));
    expect(bookingsHit.map(({ id, codes }) => [id, codes])).toEqual(
      [waiting, early, late].map((id) => [id, ['space.cells-changed']]),
    );
    expect(await cellsHeldBy(early)).toEqual(['nook', 'room']);
    expect(await cellsHeldBy(waiting)).toEqual([]);
    // What was taken along can be changed as any other.
    expect(await staff().call(cancelBooking, { bookingId: late, reason: 'x' })).toMatchObject({ state: 'cancelled' });
    expect(await cellsHeldBy(late)).toEqual([]);
    expect(await astray()).toEqual([]);
  });

  it('is refused with the bookings for which the other floor is not free, and nothing has changed', async () => {
    const space = await define('refused');
    const [room, west] = [await approved(space('room')), await approved(space('hall-west'), '13:30', '14:30')];
    const other = await approved(space('room'), '09:00', '10:00');
    expect(await refusal(admin().call(defineSite, cut('refused', { room: ['west'] })))).toMatchObject({
      code: 'space.cells-taken',
      params: { count: 1, bookingsHit: [{ kind: 'booking', bookingId: room, spaceId: space('room'), title: 'Marknadsdialog' }] },
    });
    expect(await Promise.all([room, west, other].map(cellsHeldBy))).toEqual([['room'], ['west'], ['room']]);
    await staff().call(cancelBooking, { bookingId: west, reason: 'x' });
    await admin().call(defineSite, cut('refused', { room: ['west'] }));
    expect(await Promise.all([room, other].map(cellsHeldBy))).toEqual([['west'], ['west']]);
    expect(await refusal(approved(space('hall')))).toMatchObject({ code: 'booking.conflict' });
    expect(await astray()).toEqual([]);
  });

  it('can change them with another, both booked at the same time', async () => {
    const space = await define('swapped');
    const [west, east] = [await approved(space('hall-west')), await approved(space('hall-east'))];
    await admin().call(defineSite, cut('swapped', { 'hall-west': ['east'], 'hall-east': ['west'] }));
    expect(await Promise.all([west, east].map(cellsHeldBy))).toEqual([['east'], ['west']]);
    expect(await astray()).toEqual([]);
  });

  it('takes holds and maintenance along too, and is refused where the other floor is not free for these', async () => {
    const space = await define('held');
    const spaceId = space('room');
    const hold = await booker().call(placeHold, { spaceId, start: thursday('09:00'), end: thursday('10:00') });
    const reason = { sv: 'Golvet läggs om.', en: 'The floor is being relaid.' };
    const block = await staff().call(placeBlock, { spaceId, start: thursday('20:00'), end: thursday('23:00'), reason });
    await admin().call(defineSite, cut('held', { room: ['room', 'nook'] }));
    expect([await cellsHeldBy(hold.id), await cellsHeldBy(block.id)]).toEqual([hold.holdsFloor ? ['nook', 'room'] : [], ['nook', 'room']]);
    await staff().call(placeBlock, { spaceId: space('hall-east'), start: thursday('22:00'), end: thursday('23:30'), reason });
    expect(await refusal(admin().call(defineSite, cut('held', { room: ['east'] })))).toMatchObject({
      code: 'space.cells-taken',
      params: { count: 1, bookingsHit: [{ kind: 'maintenance', bookingId: null, spaceId }] },
    });
    expect(await cellsHeldBy(block.id)).toEqual(['nook', 'room']);
  });

  it('goes over a hold that has run out', async () => {
    const space = await define('ran-out');
    await setRulesThatHold(space('hall-west'));
    const id = await approved(space('room'), '09:00', '10:00');
    await booker().call(placeHold, { spaceId: space('hall-west'), start: thursday('09:00'), end: thursday('10:00') });
    const other = cut('ran-out', { room: ['west'] });
    expect(await refusal(admin().call(defineSite, other))).toMatchObject({ code: 'space.cells-taken' });
    hall.house.clock.set('2026-11-20T10:10:00Z');
    try {
      await admin().call(defineSite, other);
      expect(await cellsHeldBy(id)).toEqual(['west']);
    } finally {
      hall.house.clock.set('2026-11-20T10:00:00Z');
    }
  });

  it('changes nothing of what is over', async () => {
    const space = await define('over');
    const id = await approved(space('room'));
    hall.house.clock.set('2026-11-27T10:00:00Z');
    try {
      await admin().call(defineSite, cut('over', { room: ['nook'] }));
      expect(await cellsHeldBy(id)).toEqual(['room']);
      expect(await staff().call(getBooking, { bookingId: id })).toMatchObject({ state: 'approved' });
      await admin().call(defineSite, cut('over', {}));
    } finally {
      hall.house.clock.set('2026-11-20T10:00:00Z');
    }
  });

  it('while others are given it and give it up: each booking holds what its space has in the end, and no floor is held twice', async () => {
    const space = await define('raced');
    const rules = {
      noticeMinutes: 0, horizonDays: 365, shortestMinutes: 5, longestMinutes: 600, gridMinutes: null, whoMayAsk: 'everybody' as const,
      approval: 'automatic' as const, pendingBlocks: true,
    };
    // The room is given at once, the halves by staff.
    const raced = (cells: Record<string, string[]>): Definition => {
      const { spaces, ...site } = cut('raced', cells);
      return { ...site, spaces: spaces.map((one) => (one.slug === 'room' ? { ...one, rules } : one)) };
    };
    await admin().call(defineSite, raced({}));
    const give = async (index: number) => {
      const name = index % 2 === 0 ? 'room' : 'hall-west';
      const id = name === 'room'
        ? (await booker().call(requestBooking, wish(space(name), { start: thursday(clock(index * 10)), end: thursday(clock(index * 10 + 10)) }), patient)).id
        : await approved(space(name), clock(index * 10), clock(index * 10 + 10));
      if (index % 3 === 0) await staff().call(cancelBooking, { bookingId: id, reason: 'x' }, patient);
    };
    const recut = async () => {
      for (let round = 0; round < 8; round++) {
        const lobby = round % 2 === 0 ? ['lobby'] : [];
        await admin().call(defineSite, raced({ 'room': ['room', ...lobby], 'hall-west': round % 3 === 0 ? ['terrace'] : ['west'] }), patient);
      }
    };
    const outcomes = await Promise.allSettled([recut(), ...Array.from({ length: 36 }, (_, index) => give(index))]);
    expect(codesOf(outcomes)).toEqual([]);
    expect(await astray()).toEqual([]);
    expect(await heldTwice()).toEqual([]);
  }, patienceMs);

  it('while one booking after another is given up: nothing is left on the floor of those', async () => {
    const space = await define('left');
    const ids = await Promise.all(Array.from({ length: 32 }, (_, index) => approved(space('room'), clock(index * 10), clock(index * 10 + 10))));
    const giveUp = async () => {
      for (const bookingId of ids) await staff().call(cancelBooking, { bookingId, reason: 'x' }, patient);
    };
    expect(codesOf(await Promise.allSettled([recutRoom('left'), giveUp()]))).toEqual([]);
    expect(await Promise.all(ids.map(cellsHeldBy))).toEqual(ids.map(() => []));
    expect(await astray()).toEqual([]);
  }, patienceMs);
});
