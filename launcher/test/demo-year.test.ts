import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { defineSite, showOpening, showStatistics, type StatisticsView } from '#contracts';
import { newId, type Actor } from '#kernel';
import { sql, type Database } from '#persistence';
import { House, TestClock } from '#testing';
import { bookingService } from '../../services/booking/src/booking.module.js';
import { partnersService } from '../../services/partners/src/partners.module.js';
import type { Ask } from '../src/demo/asking.js';
import { parken } from '../src/demo/house.js';
import { AlreadyThere, makeYear, type YearMade, type YearWish } from '../src/demo/year/make-year.js';
import { planYear } from '../src/demo/year/plan-year.js';
import { readHouse } from '../src/demo/year/read-house.js';

interface Row {
  id: string;
  spaceId: string;
  state: string;
  start: Temporal.Instant;
  end: Temporal.Instant;
  requestedAt: Temporal.Instant;
  caseNumber: string;
  seriesId: string | null;
  isNoShow: boolean;
  isLate: boolean;
  checkedInAt: Temporal.Instant | null;
}

const now = Temporal.Instant.from('2026-11-20T10:00:00Z');
const wish: YearWish = { site: 'parken', bookings: 1500, seed: 7, again: false, now };

let house: House;
let database: Database;
let siteId: string;
let made: YearMade;
let rows: Row[];

const ask: Ask = (actor: Actor, contract, input, idempotencyKey) =>
  house.as(actor).call(contract, input, idempotencyKey ? { idempotencyKey } : {});
const quietly = () => undefined;
const hours = (some: Row[]) => Math.round(some.reduce((sum, { start, end }) => sum + end.since(start).total('hours'), 0) * 100) / 100;
const local = ({ start }: Row) => start.toZonedDateTimeISO('Europe/Stockholm');
const count = (is: (at: Temporal.ZonedDateTime) => boolean) => rows.filter((row) => is(local(row))).length;

const stored = () =>
  database.query<Row>(sql`
    select id, space_id as "spaceId", state, starts_at as start, ends_at as end, requested_at as "requestedAt", case_number as "caseNumber",
      series_id as "seriesId", is_no_show as "isNoShow", is_cancelled_late as "isLate", checked_in_at as "checkedInAt"
    from bookings order by requested_at, id`);

beforeAll(async () => {
  house = await House.open([bookingService, partnersService], { clock: new TestClock(now.toString()) });
  database = house.database('booking');
  ({ site: { id: siteId } } = await house.as('admin').call(defineSite, parken));
  made = await makeYear(ask, database, wish, quietly);
  rows = await stored();
}, 120_000);
afterAll(() => house.close());

it('is of about as many bookings as were wished for, of every kind, and lies from a year ago to a little ahead', () => {
  expect(rows.length).toBeGreaterThan(wish.bookings * 0.75);
  expect(rows.length).toBeLessThan(wish.bookings * 1.1);
  expect(rows).toHaveLength(made.plan.bookings.length);
  const part = (is: (row: Row) => boolean) => rows.filter(is).length / rows.length;
  expect(part(({ state }) => state === 'approved')).toBeGreaterThan(0.6);
  for (const state of ['declined', 'withdrawn', 'cancelled']) expect(part((row) => row.state === state)).toBeGreaterThan(0.01);
  for (const is of [(row: Row) => row.isNoShow, (row: Row) => row.isLate, (row: Row) => row.seriesId !== null, (row: Row) => row.checkedInAt !== null])
    expect(rows.some(is)).toBe(true);
  expect(rows.some(({ start, state }) => Temporal.Instant.compare(start, now) > 0 && state === 'approved')).toBe(true);
  expect(rows.every(({ requestedAt }) => Temporal.Instant.compare(requestedAt, now) < 0)).toBe(true);
});

it('lies within opening hours, and gives no floor twice', async () => {
  const open = new Map<string, { opens: number; closes: number }>();
  for (const spaceId of new Set(rows.map((row) => row.spaceId)))
    for (let day = Temporal.PlainDate.from(made.from); Temporal.PlainDate.compare(day, made.to) <= 0; day = day.add({ days: 90 })) {
      const { days } = await house.as('staff').call(showOpening, { siteId, spaceId, from: day.toString(), to: day.add({ days: 89 }).toString() });
      for (const { date, opens, closes } of days) if (opens && closes) open.set(`${spaceId} ${date}`, { opens: Date.parse(opens), closes: Date.parse(closes) });
    }
  for (const { spaceId, start, end } of rows) {
    const hours = open.get(`${spaceId} ${start.toZonedDateTimeISO('Europe/Stockholm').toPlainDate().toString()}`);
    expect(hours && hours.opens <= start.epochMilliseconds && end.epochMilliseconds <= hours.closes).toBe(true);
  }
  const { held, twice } = await database.one<{ held: number; twice: number }>(sql`
    select (select count(distinct booking_id) from allocations) as held, (
      select count(*) from allocations as one join allocations as other
        on one.cell_id = other.cell_id and one.booking_id < other.booking_id and one.during && other.during
    ) as twice`);
  expect(twice).toBe(0);
  const holds = await database.one<{ count: number }>(sql`select count(*) as count from bookings where state = 'approved' or state = 'requested' and holds_floor`);
  expect(held).toBe(holds.count);
});

it('has a case for each request, with numbers of last year and this in the order in which they came', () => {
  const numbers = [...new Set(rows.map(({ caseNumber }) => caseNumber))];
  expect(numbers).toEqual(numbers.toSorted());
  expect(numbers[0]).toMatch(/^PRK 2025-\d{6}$/);
  expect(numbers.at(-1)).toMatch(/^PRK 2026-\d{6}$/);
  for (const { caseNumber, requestedAt } of rows)
    expect(caseNumber).toContain(` ${requestedAt.toZonedDateTimeISO('Europe/Stockholm').year}-`);
});

it('has a history that leads to how each booking stands, in order of time, and a listed reason for each refusal', async () => {
  const wrong = await database.query(sql`
    select booking.id from bookings as booking
    where not exists (
        select from booking_history as history
        where history.booking_id = booking.id and history.version = booking.version and history.state = booking.state
          and (history.starts_at, history.ends_at, history.space_id, history.rules_version)
            = (booking.starts_at, booking.ends_at, booking.space_id, booking.rules_version))
      or (select count(*) from booking_history as history where history.booking_id = booking.id) <> booking.version
      or exists (select from booking_history as one join booking_history as next using (booking_id)
                 where booking_id = booking.id and next.version = one.version + 1 and next.at < one.at)
      or booking.state in ('declined', 'cancelled') and booking.reason_id is null`);
  expect(wrong).toEqual([]);
  const register = await database.query(sql`
    select cases.id from cases join bookings on bookings.case_id = cases.id group by cases.id
    having cases.occurrences <> count(*) or cases.starts_at <> min(bookings.starts_at) or (count(*) = 1 and cases.state <> min(bookings.state))`);
  expect(register).toEqual([]);
});

it('is counted in statistics as anybody would count it', async () => {
  const period = { from: made.from, to: made.to };
  const view: StatisticsView = await house.as('staff').call(showStatistics, { siteId, ...period });
  const approved = rows.filter(({ state }) => state === 'approved');
  expect(view.total).toMatchObject({
    bookings: approved.length, hoursBooked: hours(approved), noShows: rows.filter(({ isNoShow }) => isNoShow).length,
    cancelledLate: rows.filter(({ isLate }) => isLate).length,
  });
  // Nothing in a house that closes at night lies over midnight.
  for (const { weekday, bookings, hoursBooked } of view.byWeekday) {
    const then = approved.filter((row) => local(row).dayOfWeek === weekday);
    expect([bookings, hoursBooked]).toEqual([then.length, hours(then)]);
  }
  for (const { spaceId, bookings } of view.bySpace) expect(bookings).toBe(approved.filter((row) => row.spaceId === spaceId).length);
  const cases = new Set(rows.filter((row) => local({ ...row, start: row.requestedAt }).toPlainDate().toString() >= made.from).map(({ caseNumber }) => caseNumber));
  expect(view.requests.received).toBe(cases.size);
});

it('is quieter in summer and at the end of the week', () => {
  expect(count(({ month }) => month === 7)).toBeLessThan(count(({ month }) => month === 10) / 2);
  expect(count(({ dayOfWeek }) => dayOfWeek === 5)).toBeLessThan(count(({ dayOfWeek }) => dayOfWeek === 3));
});

it('is the same for the same seed, and another for another', async () => {
  const dates = { from: Temporal.PlainDate.from('2026-03-01'), to: Temporal.PlainDate.from('2026-05-31') };
  const people = { bookers: [newId(), newId()].map((personId) => ({ personId, organisationId: newId(), weight: 1 })), staffIds: [newId()] };
  const ground = { ...(await readHouse(ask, database, 'parken', dates)), taken: new Map(), ...people };
  const plan = (seed: number) => planYear(ground, { bookings: 300, seed, now: now.epochMilliseconds });
  expect(plan(1)).toEqual(plan(1));
  expect(plan(2)).not.toEqual(plan(1));
});

it('is made once, and again only where somebody asks for it; nothing is removed', async () => {
  await expect(makeYear(ask, database, wish, quietly)).rejects.toThrow(AlreadyThere);
  expect(await stored()).toHaveLength(rows.length);
  const more = await makeYear(ask, database, { ...wish, bookings: 100, again: true }, quietly);
  expect(await stored()).toHaveLength(rows.length + more.plan.bookings.length);
});
