import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { approveSeries, cancelSeries, changeSeries, declineBooking, moveBooking, previewSeries, requestBooking, requestSeries, setQuota, setRules } from '#contracts';
import type { DomainError } from '#kernel';
import { sql, type Database } from '#persistence';
import { codesByDate, seriesWish, states, type SeriesWish } from './series-wish.js';
import { openWorkshop, type Workshop } from './workshop.js';

let workshop: Workshop;
let tables: Database;
beforeAll(async () => {
  // Two replicas, so that nothing within one process can be what keeps order.
  workshop = await openWorkshop({ replicas: 2 });
  tables = workshop.house.database('booking');
});
afterAll(() => workshop.house.close());

const staff = () => workshop.house.as('staff');
const anna = () => workshop.house.as('booker');
// How fast they get through on a busy machine is for the benchmark to say.
const patient = { timeoutMs: 60_000 };
const enough = 120_000;
const wish = (...args: [string?, Partial<SeriesWish>?]) => seriesWish(workshop, ...args);
const request = (...args: Parameters<typeof wish>) => anna().call(requestSeries, wish(...args), patient);

const deadlocks = async () =>
  (await tables.one<{ count: number }>(sql`select deadlocks as count from pg_stat_database where datname = current_database()`)).count;

const floorHeldTwice = () =>
  tables.query(sql`
    select one.booking_id from allocations as one join allocations as other
      on one.cell_id = other.cell_id and one.during && other.during and one.booking_id < other.booking_id`);

const hour = (date: string, from: number, minutes = '00') => ({
  start: `${date}T${String(from).padStart(2, '0')}:${minutes}`,
  end: `${date}T${String(from + 1).padStart(2, '0')}:${minutes}`,
});

const codesIn = (refused: DomainError[]) => [...new Set(refused.map(({ code }) => code))];

/** Series of which some occurrences are stored and others not, though all or nothing was asked. */
const halfSeries = () =>
  tables.query(sql`select series_id from bookings where series_id is not null group by series_id having count(*) <> 12`);

async function atOnce<T>(attempts: Promise<T>[]) {
  const settled = await Promise.allSettled(attempts);
  return {
    won: settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    refused: settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as DomainError] : [])),
  };
}

it('of many series that want the same floor at once one has all of it, and of the others nothing stays', async () => {
  const before = await deadlocks();
  const twelve = { rrule: 'FREQ=DAILY;COUNT=12', ...hour('2027-01-11', 9) };
  // Every other begins some days later, so that they meet with different occurrences first.
  const later = { ...twelve, ...hour('2027-01-16', 9, '30') };
  const { won, refused } = await atOnce(Array.from({ length: 16 }, (_, index) => request('booth-0', index % 2 === 0 ? twelve : later)));
  expect(won).toHaveLength(1);
  expect(codesIn(refused)).toEqual(['series.occurrences-refused']);
  expect(await tables.one(sql`select count(*)::int as count from series`)).toEqual({ count: 1 });
  expect(await halfSeries()).toEqual([]);
  expect(await deadlocks()).toBe(before);
}, enough);

const single = (day: string) =>
  anna().call(requestBooking, { spaceId: workshop.space['booth-1']!, ...hour(day, 9, '30'), title: 'Möte', people: 2 }, patient);

it('series against single requests: each hour is given once, and no series is half', async () => {
  const before = await deadlocks();
  const days = Array.from({ length: 12 }, (_, index) => `2027-02-${String(index + 1).padStart(2, '0')}`);
  const series = Array.from({ length: 6 }, () => request('booth-1', { rrule: 'FREQ=DAILY;COUNT=12', ...hour('2027-02-01', 9) }));
  const { won, refused } = await atOnce<unknown>([...series, ...days.toReversed().map(single)]);
  // Either a series came first and has everything, or single requests did and no series has anything.
  expect([1, 12]).toContain(won.length);
  expect(['series.occurrences-refused', 'booking.conflict']).toEqual(expect.arrayContaining(codesIn(refused)));
  expect(await floorHeldTwice()).toEqual([]);
  expect(await halfSeries()).toEqual([]);
  expect(await deadlocks()).toBe(before);
}, enough);

const overlapping = (index: number): Partial<SeriesWish> => ({
  ...hour(`2027-03-0${1 + (index % 4)}`, 9),
  rrule: `FREQ=DAILY;INTERVAL=${1 + (index % 3)};COUNT=8`,
  mode: 'what-fits',
});

it('what fits of many series at once is given once, and every hour to somebody', async () => {
  const before = await deadlocks();
  const { won } = await atOnce(Array.from({ length: 12 }, (_, index) => request('booth-2', overlapping(index))));
  const hours = won.flatMap(({ occurrences }) => occurrences.map(({ start }) => start));
  expect(new Set(hours).size).toBe(hours.length);
  for (const { refused } of won) for (const code of Object.values(codesByDate(refused)).flat()) expect(code).toBe('booking.conflict');
  expect(await floorHeldTwice()).toEqual([]);
  expect(await deadlocks()).toBe(before);
}, enough);

it('a quota is never exceeded by several series at once', async () => {
  const hers = anna();
  await staff().call(setQuota, { kind: 'person', ownerId: hers.id, hoursAMonth: 20, openRequests: null });
  const { won, refused } = await atOnce(Array.from({ length: 6 }, (_, index) => hers.call(requestSeries, wish('booth-3', { ...hour('2027-04-05', 8 + index), rrule: 'FREQ=DAILY;COUNT=12' }), patient)));
  expect(won).toHaveLength(1);
  for (const { params } of refused) expect(Object.values(codesByDate(params.occurrences as never)).flat()).toContain('booking.quota-hours');
}, enough);

it('series that are changed, cancelled and approved at once neither meet nor break', async () => {
  const before = await deadlocks();
  const all = await Promise.all(
    Array.from({ length: 4 }, (_, index) => request('west', { ...hour('2027-05-03', 8 + 2 * index), rrule: 'FREQ=WEEKLY;COUNT=12' })),
  );
  const { refused } = await atOnce<unknown>(
    all.flatMap((series, index) => [
      staff().call(approveSeries, { seriesId: series.id }, patient),
      // Each goes to where another is.
      staff().call(changeSeries, { bookingId: series.occurrences[3]!.bookingId, scope: 'all', startTime: hour('', 8 + 2 * ((index + 1) % 4), '30').start.slice(1) }, patient),
      staff().call(cancelSeries, { bookingId: series.occurrences[8]!.bookingId, scope: 'following', reason: 'Kortare' }, patient),
    ]),
  );
  expect(['series.occurrences-refused', 'series.nothing-to-change', 'version.changed']).toEqual(expect.arrayContaining(codesIn(refused)));
  expect(await floorHeldTwice()).toEqual([]);
  expect(await deadlocks()).toBe(before);
}, enough);

/** In what time depends on the machine; one statement for each occurrence would take much longer on any. */
async function timed<T>(what: Promise<T>): Promise<T> {
  const started = performance.now();
  const answer = await what;
  expect(performance.now() - started).toBeLessThan(10_000);
  return answer;
}

it('four hundred occurrences are shown, stored, approved, changed and cancelled in a moment each', async () => {
  const rules = { noticeMinutes: 0, horizonDays: 730, shortestMinutes: 15, longestMinutes: 1440, gridMinutes: null, whoMayAsk: 'everybody', approval: 'manual', pendingBlocks: false } as const;
  await staff().call(setRules, { spaceId: workshop.space.west!, version: 1, rules });
  const person = anna();
  const daily = wish('west', { ...hour('2026-12-01', 21), rrule: 'FREQ=DAILY;COUNT=400' });
  const { occurrences } = await timed(person.call(previewSeries, daily, patient));
  expect(occurrences).toHaveLength(400);
  // On public holidays it is closed.
  expect(new Set(Object.values(codesByDate(occurrences)).flat())).toEqual(new Set(['booking.outside-opening-hours']));
  const series = await timed(person.call(requestSeries, { ...daily, mode: 'what-fits' }, patient));
  expect(series.occurrences.length).toBeGreaterThan(370);
  expect(series.occurrences.length + series.refused.length).toBe(400);
  const approved = await timed(staff().call(approveSeries, { seriesId: series.id }, patient));
  expect(states(approved).every((state) => state.endsWith('approved'))).toBe(true);
  const bookingId = series.occurrences[0]!.bookingId;
  await timed(staff().call(changeSeries, { bookingId, scope: 'all', startTime: '20:45' }, patient));
  const cancelled = await timed(staff().call(cancelSeries, { bookingId, scope: 'all', reason: 'Slut' }, patient));
  expect(states(cancelled).every((state) => state.endsWith('cancelled'))).toBe(true);
}, enough);

it('of occurrences in several rooms that are decided on at once the case says in the end what became of all', async () => {
  for (let round = 0; round < 3; round++) {
    const series = await request('west', { people: 2, rrule: 'FREQ=DAILY;COUNT=8', ...hour('2027-09-06', 8 + 2 * round) });
    // Apart, so that nothing but the case is the same.
    const apart = await Promise.all(series.occurrences.map(({ bookingId, start, end, version }, index) => (
      staff().call(moveBooking, { bookingId, version, start, end, spaceId: workshop.space[`booth-${index}`]! }, patient)
    )));
    const { refused } = await atOnce(apart.map(({ id: bookingId }) => staff().call(declineBooking, { bookingId, reason: 'Fullt' }, patient)));
    expect(refused).toEqual([]);
    expect(await tables.one(sql`select state, decided_at is not null as "isDecided" from cases where id = ${series.id}`)).toEqual({ state: 'declined', isDecided: true });
  }
}, enough);
