import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { StatisticsView } from '#contracts';
import { newId, type Instant } from '#kernel';
import { sql, type Sql, type Transaction } from '#persistence';
import { ShowStatistics } from '../src/statistics/show-statistics.js';
import { WeeksWorker } from '../src/statistics/weeks-worker.js';
import { openHall, type Hall } from './hall.js';

// By the clock of the database, which says what is long over.
const days = 120;
const quartersADay = 96;

let hall: Hall;
let now: Instant;
let from: Temporal.PlainDate;

beforeAll(async () => {
  hall = await openHall(2);
  ({ now } = await admin((tx) => tx.one<{ now: Instant }>(sql`select date_trunc('day', now(), 'UTC') as now`)));
  from = now.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days });
});
afterAll(() => hall.house.close());

// The same every time: a generator of our own, by Lehmer.
let seed = 20_261_123;
const random = (below: number) => Math.floor(((seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647) * below);
const oneOf = <T>(values: readonly T[]): T => values[random(values.length)]!;

/** What could never be booked by the rules, too: triggers are at rest, but for those that always see to the weeks. */
const admin = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  hall.house.database('admin').transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`set local search_path = booking, extensions`);
    return work(tx);
  });

const organisations = [null, newId(), newId(), newId()];
const ids: string[] = [];

/** Now and then one takes weeks. */
function anyTimes() {
  const start = now.subtract({ hours: 24 * days }).add({ minutes: 15 * random((days + 20) * quartersADay) });
  const end = start.add({ minutes: 15 * (1 + random(oneOf([10, 10, 10, 40 * quartersADay]))) });
  const received = start.subtract({ minutes: random(30 * 24 * 60) });
  return { start, end, received, decided: received.add({ minutes: random(2) * random(9_000) }) };
}

async function add(tx: Transaction): Promise<void> {
  const [id, spaceId, organisationId, { start, end, received, decided }] = [newId(), oneOf(Object.values(hall.space)), oneOf(organisations), anyTimes()];
  ids.push(id);
  await tx.execute(sql`
    insert into cases (id, number, kind, site_id, space_id, starts_at, ends_at, received_at, state, decided_at, clock_started_at)
    values (${id}, 'PRK ' || ${id}, 'booking', ${hall.siteId}, ${spaceId}, ${start}, ${end}, ${received}, 'approved', ${decided}, ${received})`);
  await tx.execute(sql`
    insert into bookings (id, state, space_id, starts_at, ends_at, title, people, equipment, organisation_id, requested_at, decided_at, case_id, case_number)
    values (${id}, 'approved', ${spaceId}, ${start}, ${end}, 'En bokning', ${1 + random(50)}, '{}', ${organisationId}, ${received}, ${decided}, ${id}, 'PRK ' || ${id})`);
}

const changes: (() => Sql[])[] = [
  () => ['bookings', 'cases'].map((table) => sql`update ${tableOf(table)} set state = 'withdrawn' where id = ${oneOf(ids)}`),
  () => ['bookings', 'cases'].map((table) => sql`update ${tableOf(table)} set state = 'approved' where id = ${oneOf(ids)}`),
  () => {
    const { start, end } = anyTimes();
    return ['bookings', 'cases'].map((table) => sql`update ${tableOf(table)} set starts_at = ${start}, ends_at = ${end} where id = ${oneOf(ids)}`);
  },
  () => [sql`update bookings set people = ${1 + random(50)} where id = ${oneOf(ids)}`],
  () => [sql`update bookings set organisation_id = ${oneOf(organisations)} where id = ${oneOf(ids)}`],
  () => [sql`update bookings set space_id = ${oneOf(Object.values(hall.space))} where id = ${oneOf(ids)}`],
  () => [sql`update cases set decided_at = received_at + make_interval(mins => ${random(9_000)}::int) where id = ${oneOf(ids)}`],
  () => [sql`delete from bookings where id = ${oneOf(ids)}`],
  () => [sql`delete from cases where id = ${oneOf(ids)}`],
];
const tableOf = (table: string): Sql => (table === 'bookings' ? sql`bookings` : sql`cases`);

async function change(tx: Transaction, count: number): Promise<void> {
  for (let nth = 0; nth < count; nth++)
    if (ids.length < 50 || random(3) === 0) await add(tx);
    else for (const one of oneOf(changes)()) await tx.execute(one);
}

const shown = (tx: Transaction, period: { from: string; to: string }): Promise<StatisticsView> =>
  new ShowStatistics().execute({ input: { siteId: hall.siteId, organisations: 20, ...period }, now, db: tx, actor: { id: newId(), roles: ['staff'] } });

const anyPeriod = () => {
  const [first, length] = [random(days), 1 + random(days)];
  return { from: from.add({ days: first }).toString(), to: from.add({ days: first + length }).toString() };
};

/** What is shown, and what would be if no week could be relied on, at one and the same moment. */
const compared = async (period: { from: string; to: string }) => {
  const both: StatisticsView[] = [];
  const undone = new Error('undone');
  await hall.house.database('admin').transaction(async (tx) => {
    await tx.execute(sql`set transaction isolation level repeatable read`);
    await tx.execute(sql`set local search_path = booking, extensions`);
    both.push(await shown(tx, period));
    await tx.execute(sql`insert into changed_weeks (what, week) select 'use', week from use_weeks union all select 'requests', week from request_weeks`);
    both.push(await shown(tx, period));
    throw undone;
  }).catch((error: unknown) => {
    if (error !== undone) throw error;
  });
  return both;
};

const worker = (replica: number) => hall.house.running[replica]!.context.get(WeeksWorker);
const count = () => Promise.all([worker(0).run(), worker(1).run()]);
/** Younger ones wait until their weeks are counted. */
const counted = () =>
  admin((tx) => tx.one<{ weeks: number; changed: number }>(sql`
    select (select count(*) from use_weeks) + (select count(*) from request_weeks) as weeks, (select count(*) from changed_weeks where week < now() - interval '15 days') as changed`));

describe('weeks that are counted', () => {
  it('give what a plain count gives, whatever changes before, while and after they are', async () => {
    await admin((tx) => change(tx, 300));
    for (let round = 0; round < 12; round++) {
      const counting = [admin((tx) => change(tx, 1 + random(20))), ...(random(2) === 0 ? [count()] : [])];
      const [shownThen, plainThen] = await compared(anyPeriod());
      expect(shownThen).toEqual(plainThen);
      await Promise.all(counting);
      const [shownNow, plainNow] = await compared(anyPeriod());
      expect(shownNow).toEqual(plainNow);
    }
    await count();
    expect(await counted()).toEqual({ weeks: expect.any(Number), changed: 0 });
    const [all, plain] = await compared({ from: from.toString(), to: from.add({ days: 2 * days }).toString() });
    expect(all).toEqual(plain);
    expect(all!.total.bookings).toBeGreaterThan(100);
  });

  it('are not counted while somebody changes something in them, and again when she has', async () => {
    await count();
    const period = { from: from.toString(), to: from.add({ days }).toString() };
    await admin(async (tx) => {
      for (let nth = 0; nth < 50; nth++) await add(tx);
      const [before, plain] = await compared(period);
      expect(before).toEqual(plain);
      await count();
    });
    expect((await counted()).changed).toBeGreaterThan(0);
    const [after, plain] = await compared(period);
    expect(after).toEqual(plain);
    await count();
    expect((await counted()).changed).toBe(0);
    expect(await compared(period)).toEqual([plain, plain]);
  });

  it('are what is read', async () => {
    await count();
    const period = { from: from.toString(), to: from.add({ days: 60 }).toString() };
    const [{ total, requests }] = await compared(period) as [StatisticsView];
    await admin(async (tx) => {
      await tx.execute(sql`update use_weeks set spaces = '{}'`);
      await tx.execute(sql`update request_weeks set states = '{}'`);
    });
    const [other] = await compared(period);
    expect(other!.total.bookings).toBeLessThan(total.bookings);
    expect(other!.requests.received).toBeLessThan(requests.received);
  });
});
