import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { approveBooking, getHold, placeHold, releaseHold, requestBooking } from '#contracts';
import type { DomainError } from '#kernel';
import { sql, type Database } from '#persistence';
import { eventually } from '#testing';
import { HoldsWorker } from '../src/holds/holds-worker.js';
import { openHall, refusal, thursday, today, wish, type Hall } from './hall.js';

let hall: Hall;
let tables: Database;
beforeAll(async () => {
  // Two replicas, so that nothing within one process can be what keeps order.
  hall = await openHall(2);
  tables = hall.house.database('booking');
  await keepOthersOut(hall.space.hall);
  await keepOthersOut(hall.space['hall-west']);
});
afterAll(() => hall.house.close());

beforeEach(async () => {
  hall.house.clock.set(today);
  await tables.transaction(async (tx) => {
    await tx.execute(sql`delete from holds`);
    await tx.execute(sql`delete from booking_history`);
    await tx.execute(sql`delete from allocations`);
    await tx.execute(sql`delete from bookings`);
  });
});

const keepOthersOut = (spaceId: string) =>
  tables.transaction(async (tx) => {
    await tx.execute(sql`
      insert into space_rules
        (space_id, version, notice_minutes, horizon_days, shortest_minutes, longest_minutes, who_may_ask, approval, pending_blocks, at)
      values (${spaceId}, 2, 0, 365, 5, 1440, 'everybody', 'manual', true, now())`);
    await tx.execute(sql`update spaces set rules_version = 2 where id = ${spaceId}`);
  });

const booker = () => hall.house.as('booker');
const hour = { start: thursday('13:00'), end: thursday('14:00') };
const fiveMinutes = (index: number) => ({ start: thursday(`08:${10 + 5 * index}`), end: thursday(`08:${15 + 5 * index}`) });
const patient = { timeoutMs: 60_000 };
const floor = () => tables.query<{ claim: string }>(sql`select distinct claim_id as claim from allocations`);

const deadlocks = async () =>
  (await tables.one<{ count: number }>(sql`select deadlocks as count from pg_stat_database where datname = current_database()`)).count;

async function atOnce(attempts: Promise<unknown>[]) {
  const settled = await Promise.allSettled(attempts);
  const won = settled.filter(({ status }) => status === 'fulfilled').length;
  const codes = settled.flatMap((one) => (one.status === 'rejected' ? [(one.reason as DomainError).code] : []));
  return { won, codes: [...new Set(codes)] };
}

describe('a hold', () => {
  it('keeps others out for ten minutes where the rules of the space say so, and is shown to nobody else', async () => {
    const anna = booker();
    const hold = await anna.call(placeHold, { spaceId: hall.space.hall, ...hour, people: 40 });
    expect(hold).toMatchObject({
      siteId: hall.siteId, spaceId: hall.space.hall, start: '2026-11-26T12:00:00Z', end: '2026-11-26T13:00:00Z', holdsFloor: true,
      expiresAt: '2026-11-20T10:10:00Z',
    });
    expect(await anna.call(getHold, { holdId: hold.id })).toEqual(hold);
    expect(await refusal(booker().call(getHold, { holdId: hold.id }))).toMatchObject({ code: 'hold.not-found' });
    expect(await refusal(booker().call(releaseHold, { holdId: hold.id }))).toMatchObject({ code: 'hold.not-found' });
    for (const spaceId of [hall.space.hall, hall.space['hall-east']]) {
      const refused = await refusal(booker().call(placeHold, { spaceId, ...hour }));
      expect(refused).toMatchObject({ code: 'booking.conflict', params: { standsInTheWay: [{ kind: 'hold', spaceId: hall.space.hall }] } });
      expect(await refusal(booker().call(requestBooking, wish(spaceId)))).toMatchObject({ code: 'booking.conflict' });
    }
    expect(JSON.stringify(await refusal(booker().call(requestBooking, wish(hall.space.hall))))).not.toContain(anna.id);
  });

  it('of which a part is taken is refused as one that is taken whole', async () => {
    await booker().call(placeHold, { spaceId: hall.space['hall-west'], ...hour });
    expect(await refusal(booker().call(placeHold, { spaceId: hall.space.hall, ...hour }))).toMatchObject({ code: 'booking.conflict' });
    expect(await refusal(booker().call(requestBooking, wish(hall.space.hall)))).toMatchObject({ code: 'booking.conflict' });
    expect(await floor()).toHaveLength(1);
  });

  it('elsewhere is a countdown that keeps nobody out, though not where something has been taken', async () => {
    expect(await booker().call(placeHold, { spaceId: hall.space.room, ...hour })).toMatchObject({ holdsFloor: false });
    expect(await floor()).toEqual([]);
    const requested = await booker().call(requestBooking, wish(hall.space.room));
    await booker().call(placeHold, { spaceId: hall.space.room, ...hour });
    await hall.house.as('staff').call(approveBooking, { bookingId: requested.id });
    expect(await refusal(booker().call(placeHold, { spaceId: hall.space.room, ...hour }))).toMatchObject({ code: 'booking.conflict' });
  });

  it('is refused by the rules that refuse a request', async () => {
    const ask = (more: object) => refusal(booker().call(placeHold, { spaceId: hall.space.hall, ...hour, ...more }));
    expect(await ask({ people: 500 })).toMatchObject({ code: 'booking.too-many-people' });
    expect(await ask({ start: thursday('06:00') })).toMatchObject({ code: 'booking.outside-opening-hours' });
    expect(await ask({ equipment: ['whiteboard'] })).toMatchObject({ code: 'booking.equipment-missing' });
    expect(await ask({ start: thursday('15:00') })).toMatchObject({ code: 'input.end-before-start' });
    expect(await ask({ organisationId: hall.siteId })).toMatchObject({ code: 'booking.not-for-organisation' });
    expect(await ask({ spaceId: hall.siteId })).toMatchObject({ code: 'space.not-found' });
  });

  it('is replaced by another of the same person on the same space and time, and others of hers stay', async () => {
    const anna = booker();
    const first = await anna.call(placeHold, { spaceId: hall.space.hall, ...hour });
    hall.house.clock.advance('PT9M');
    const second = await anna.call(placeHold, { spaceId: hall.space.hall, ...hour, end: thursday('15:00') });
    expect(await refusal(anna.call(getHold, { holdId: first.id }))).toMatchObject({ code: 'hold.not-found' });
    expect(second).toMatchObject({ expiresAt: '2026-11-20T10:19:00Z' });
    const beside = await anna.call(placeHold, { spaceId: hall.space.hall, start: thursday('15:00'), end: thursday('16:00') });
    expect(await floor()).toHaveLength(2);
    expect(await anna.call(releaseHold, { holdId: beside.id })).toEqual(beside);
    expect(await floor()).toEqual([{ claim: second.id }]);
  });

  it('is one of three at most, also when many are placed at once; those that have expired do not count', async () => {
    const anna = booker();
    const place = (index: number) => anna.call(placeHold, { spaceId: hall.space.room, ...fiveMinutes(index) }, patient);
    expect(await atOnce(Array.from({ length: 8 }, (_, index) => place(index)))).toEqual({ won: 3, codes: ['hold.too-many'] });
    hall.house.clock.advance('PT10M');
    await place(0);
  });
});

describe('those who want the same at once', () => {
  it('of a hundred holds one is placed', async () => {
    const attempts = Array.from({ length: 100 }, () => booker().call(placeHold, { spaceId: hall.space.hall, ...hour }, patient));
    expect(await atOnce(attempts)).toEqual({ won: 1, codes: ['booking.conflict'] });
    expect(await floor()).toHaveLength(1);
  });

  it('of holds and requests one is given, also where all find a hold that has expired', async () => {
    const old = await booker().call(placeHold, { spaceId: hall.space['hall-west'], ...hour });
    hall.house.clock.advance('PT10M');
    const before = await deadlocks();
    const attempts = Array.from({ length: 60 }, (_, index) => {
      const spaceId = index % 4 < 2 ? hall.space.hall : hall.space['hall-west'];
      return index % 2 === 0 ? booker().call(placeHold, { spaceId, ...hour }, patient) : booker().call(requestBooking, wish(spaceId), patient);
    });
    expect(await atOnce(attempts)).toEqual({ won: 1, codes: ['booking.conflict'] });
    expect(await deadlocks()).toBe(before);
    expect(await tables.query(sql`select from holds where id = ${old.id}`)).toEqual([]);
    expect(await floor()).toHaveLength(1);
  });

  it('whoever asks under her hold is given it among many others, and uses it up', async () => {
    const anna = booker();
    const { id: holdId } = await anna.call(placeHold, { spaceId: hall.space.hall, ...hour });
    const others = Array.from({ length: 30 }, (_, index) =>
      index % 2 === 0
        ? booker().call(requestBooking, wish(hall.space.hall, { holdId }), patient)
        : booker().call(placeHold, { spaceId: hall.space['hall-west'], ...hour }, patient),
    );
    const [mine, theirs] = await Promise.all([anna.call(requestBooking, wish(hall.space.hall, { holdId }), patient), atOnce(others)]);
    expect(mine).toMatchObject({ state: 'requested', holdsFloor: true });
    expect(theirs).toEqual({ won: 0, codes: ['booking.conflict'] });
    expect(await floor()).toEqual([{ claim: mine.id }]);
    expect(await refusal(anna.call(getHold, { holdId }))).toMatchObject({ code: 'hold.not-found' });
  });
});

describe('while somebody else has the floor for a moment', () => {
  const waiting = sql`datname = current_database() and state = 'active' and wait_event_type = 'Lock'`;
  const isWaiting = (count: number) =>
    eventually(`${count} wait`, async () => (await hall.house.database('admin').query(sql`select from pg_stat_activity where ${waiting}`)).length === count);
  const lockCells = sql`select from cells order by id for update`;

  it('a hold that expires is still hers who began to ask before it did', async () => {
    const anna = booker();
    const { id: holdId } = await anna.call(placeHold, { spaceId: hall.space.hall, ...hour });
    hall.house.clock.advance('PT9M59S');
    const both = await tables.transaction(async (tx) => {
      await tx.execute(lockCells);
      const hers = anna.call(requestBooking, wish(hall.space.hall, { holdId }), patient);
      await isWaiting(1);
      hall.house.clock.advance('PT1S');
      const theirs = atOnce([booker().call(requestBooking, wish(hall.space['hall-west']), patient)]);
      await isWaiting(2);
      return { hers, theirs };
    });
    const { id } = await both.hers;
    expect(await both.theirs).toEqual({ won: 0, codes: ['booking.conflict'] });
    expect(await floor()).toEqual([{ claim: id }]);
  });

  it('one that is being placed when its connection is lost leaves nothing behind', async () => {
    const anna = booker();
    const place = () => anna.call(placeHold, { spaceId: hall.space.hall, ...hour }, patient);
    const lost = await tables.transaction(async (tx) => {
      await tx.execute(lockCells);
      const placing = atOnce([place()]);
      await isWaiting(1);
      await hall.house.database('admin').query(sql`select pg_terminate_backend(pid) from pg_stat_activity where ${waiting}`);
      return { placing };
    });
    const { won } = await lost.placing;
    const held = await tables.query<{ claim: string }>(sql`select id as claim from holds`);
    expect(held).toHaveLength(won);
    expect(await floor()).toEqual(held);
    const { id } = await place();
    expect(await floor()).toEqual([{ claim: id }]);
  });
});

describe('a hold that has expired', () => {
  it('is of no use, and does not matter where the time is still free', async () => {
    const anna = booker();
    const { id: holdId } = await anna.call(placeHold, { spaceId: hall.space.hall, ...hour });
    hall.house.clock.advance('PT10M');
    expect(await refusal(anna.call(getHold, { holdId }))).toMatchObject({ code: 'hold.not-found' });
    expect(await anna.call(requestBooking, wish(hall.space.hall, { holdId }))).toMatchObject({ state: 'requested' });
  });

  it('gives way to whoever comes first, and her request then finds the time taken', async () => {
    const anna = booker();
    const { id: holdId } = await anna.call(placeHold, { spaceId: hall.space.hall, ...hour });
    hall.house.clock.advance('PT11M');
    const theirs = await booker().call(requestBooking, wish(hall.space['hall-west']));
    expect(await refusal(anna.call(requestBooking, wish(hall.space.hall, { holdId })))).toMatchObject({ code: 'booking.conflict' });
    expect(await floor()).toEqual([{ claim: theirs.id }]);
  });

  it('that stays behind when everything stops is removed by the next round, with its floor, and live ones stay', async () => {
    await booker().call(placeHold, { spaceId: hall.space.hall, ...hour });
    hall.house.clock.advance('PT5M');
    const live = await booker().call(placeHold, { spaceId: hall.space['hall-west'], start: thursday('09:00'), end: thursday('10:00') });
    hall.house.clock.advance('PT5M');
    await Promise.all(hall.house.running.map(({ context }) => context.get(HoldsWorker).run()));
    expect(await floor()).toEqual([{ claim: live.id }]);
    expect(await tables.query(sql`select id from holds`)).toEqual([{ id: live.id }]);
  });
});
