import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  defineSite,
  removeOpeningException,
  requestBooking,
  setHours,
  setOpeningException,
  showHours,
  showOpening,
  siteRecorded,
  type DataOf,
} from '#contracts';
import { sql, type Database } from '#persistence';
import { eventually } from '#testing';
import { ensureOpenWindows } from '../src/opening/ensure-open-windows.js';
import { DaysWorker } from '../src/sites/days-worker.js';
import { definition, openHall, thursday, today, wish, type Hall } from './hall.js';

let hall: Hall;
let tables: Database;
beforeAll(async () => {
  hall = await openHall(2);
  tables = hall.house.database('booking');
});
afterAll(() => hall.house.close());

const admin = () => hall.house.as('admin');
const note = { sv: 'Särskilt', en: 'Special' };
const everyDay = (opens: string, closes: string) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens, closes }));
const first = Temporal.PlainDate.from('2026-11-19');
const day = (offset: number) => first.add({ days: offset }).toString();

interface Place {
  siteId: string;
  spaceId?: string;
}

async function anotherSite(slug: string, more: Partial<typeof definition> = {}) {
  const { site, spaces } = await admin().call(defineSite, { ...definition, ...more, slug });
  return { siteId: site.id, spaceId: spaces.find((space) => space.slug === 'room')!.id };
}

async function set(place: Place, hours: { weeklyHours: ReturnType<typeof everyDay> | null; seasons?: object[] }) {
  const { version } = await admin().call(showHours, place);
  return admin().call(setHours, { ...place, ...(hours as { weeklyHours: null }), version });
}

/** What is written of a place, as `date start end`. */
async function written({ siteId, spaceId }: Place, from = day(0), to = day(1131)): Promise<string[]> {
  const rows = await tables.query<{ date: string; start: Temporal.Instant; end: Temporal.Instant }>(sql`
    select date::text, lower(during) as start, upper(during) as end from open_windows
    where calendar_id = coalesce((select calendar_id from spaces where id = ${spaceId ?? null}::uuid), ${siteId}::uuid)
      and date between ${from}::date and ${to}::date
    order by date`);
  return rows.map(({ date, start, end }) => `${date} ${start.toString()} ${end.toString()}`);
}

/** What the rules say of it, asked for as anybody would. */
async function said(place: Place, from = day(0), to = day(1131)): Promise<string[]> {
  const last = Temporal.PlainDate.from(to);
  const open: string[] = [];
  for (let date = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 92 })) {
    const until = Temporal.PlainDate.compare(date.add({ days: 91 }), last) < 0 ? date.add({ days: 91 }) : last;
    const { days } = await admin().call(showOpening, { ...place, from: date.toString(), to: until.toString() });
    open.push(...days.flatMap(({ date, opens, closes }) => (opens ? `${date} ${opens} ${closes}` : [])));
  }
  return open;
}

const versionTold = async (siteId: string) =>
  (await tables.one<{ told: number }>(sql`select told_version as told from sites where id = ${siteId}`)).told;
const until = async (siteId: string) =>
  (await tables.one<{ until: string | null }>(sql`select windows_until::text as until from sites where id = ${siteId}`)).until;
const workers = () => hall.house.running.map(({ context }) => context.get(DaysWorker));
const run = () => Promise.all(workers().map((worker) => worker.run()));

const quarter = fc.integer({ min: 0, max: 96 }).map((quarters) => `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`);
const hours = fc
  .tuple(quarter, quarter)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => (a < b ? { opens: a, closes: b } : { opens: b, closes: a }));
const week = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 7 }), hours), { selector: ([weekday]) => weekday, maxLength: 7 })
  .map((days) => days.map(([weekday, times]) => ({ weekday, ...times })));
/** Both days on which the clocks change are among these, Christmas and New Year. */
const someDay = fc.oneof(fc.integer({ min: 0, max: 400 }).map(day), fc.constantFrom('2027-03-28', '2027-10-31', '2026-12-25', '2026-12-31'));
const seasons = fc
  .tuple(fc.uniqueArray(fc.integer({ min: -30, max: 900 }), { maxLength: 8 }), fc.array(week, { minLength: 4, maxLength: 4 }))
  .map(([days, weeks]) => {
    const dates = days.toSorted((a, b) => a - b).map(day);
    return weeks.flatMap((weeklyHours, index) =>
      dates[2 * index + 1] ? { name: note, firstDay: dates[2 * index]!, lastDay: dates[2 * index + 1]!, weeklyHours } : [],
    );
  });
const step = fc.oneof(
  fc.record({ kind: fc.constant('hours' as const), ofSpace: fc.boolean(), week: fc.option(week), seasons }),
  fc.record({ kind: fc.constant('exception' as const), ofSpace: fc.boolean(), date: someDay, hours: fc.option(hours) }),
  fc.record({ kind: fc.constant('no exception' as const), ofSpace: fc.boolean(), date: someDay }),
);

describe('what is written of when calendars are open', () => {
  it('is what the rules say, as far ahead as anybody may ask and of nothing else, after whatever changes of hours', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const { siteId, spaceId } = await anotherSite(`random-${count++}`);
        for (const one of steps) {
          const place = one.ofSpace ? { siteId, spaceId } : { siteId };
          if (one.kind === 'hours') await set(place, { weeklyHours: one.week ?? (one.ofSpace ? null : []), seasons: one.seasons });
          else if (one.kind === 'exception') await admin().call(setOpeningException, { ...place, date: one.date, hours: one.hours, note });
          else await admin().call(removeOpeningException, { ...place, date: one.date });
        }
        for (const place of [{ siteId }, { siteId, spaceId }]) expect(await written(place)).toEqual(await said(place));
        const strays = await tables.query(sql`
          select calendar_id from open_windows
          where calendar_id in (select id from spaces where site_id = ${siteId} and not has_own_calendar)
            or calendar_id = ${siteId} and date not between ${day(0)}::date and ${day(1131)}::date`);
        expect(strays).toEqual([]);
      }),
      { numRuns: 8 },
    );
  }, 180_000);

  it('on both days on which the clocks change, closing at 24:00, and nights that never come', async () => {
    const place = await anotherSite('clocks', { country: 'GB', weeklyHours: everyDay('00:00', '24:00'), dayBeforeHolidayCloses: null });
    await admin().call(setOpeningException, { siteId: place.siteId, date: '2027-03-28', hours: { opens: '00:00', closes: '24:00' }, note });
    const on = async (date: string) => (await written(place, date, date))[0];
    expect(await on('2027-03-28')).toBe('2027-03-28 2027-03-27T23:00:00Z 2027-03-28T22:00:00Z');
    expect(await on('2027-10-31')).toBe('2027-10-31 2027-10-30T22:00:00Z 2027-10-31T23:00:00Z');
    await admin().call(setOpeningException, { ...place, date: '2027-03-28', hours: { opens: '02:15', closes: '02:45' }, note });
    expect(await on('2027-03-28')).toBeUndefined();
    await admin().call(setOpeningException, { ...place, date: '2027-10-31', hours: { opens: '02:15', closes: '02:45' }, note });
    expect(await on('2027-10-31')).toBe('2027-10-31 2027-10-31T00:15:00Z 2027-10-31T01:45:00Z');
  });

  it('follows the clocks of the site when it is defined in another time zone', async () => {
    const place = await anotherSite('zones');
    await set(place, { weeklyHours: everyDay('10:00', '11:00') });
    expect(await written(place, '2026-11-26', '2026-11-26')).toEqual(['2026-11-26 2026-11-26T09:00:00Z 2026-11-26T10:00:00Z']);
    await anotherSite('zones', { timeZone: 'Europe/Lisbon', country: 'PT' });
    expect(await written(place, '2026-11-26', '2026-11-26')).toEqual(['2026-11-26 2026-11-26T10:00:00Z 2026-11-26T11:00:00Z']);
    for (const whose of [place, { siteId: place.siteId }]) expect(await written(whose)).toEqual(await said(whose));
  });

  it('never lets two seasons of one calendar overlap, whoever writes them, while those of its spaces may', async () => {
    const place = await anotherSite('overlap');
    const season = { name: note, firstDay: '2027-06-01', lastDay: '2027-06-30', weeklyHours: [] };
    await set({ siteId: place.siteId }, { weeklyHours: [], seasons: [season] });
    await set(place, { weeklyHours: null, seasons: [season] });
    await expect(
      tables.execute(sql`
        insert into seasons (id, site_id, name, first_day, last_day)
        values (gen_random_uuid(), ${place.siteId}, '{}', '2027-06-30', '2027-07-01')`),
    ).rejects.toMatchObject({ constraint: 'seasons_never_overlap' });
  });
});

describe('as days go by', () => {
  it('more are written before fewer than 1,100 are left, and what was is kept for 60', async () => {
    const place = await anotherSite('going-by');
    await set(place, { weeklyHours: everyDay('10:00', '11:00') });
    expect(await until(place.siteId)).toBe('2029-12-24');
    hall.house.clock.set('2026-12-20T12:00:00Z');
    await run();
    expect(await until(place.siteId)).toBe('2029-12-24');
    hall.house.clock.set('2027-01-25T12:00:00Z');
    await run();
    expect(await until(place.siteId)).toBe('2030-02-28');
    for (const whose of [place, { siteId: place.siteId }]) {
      const [rows, rules] = [await written(whose, '2026-11-01', '2030-04-01'), await said(whose, '2026-11-26', '2030-02-28')];
      expect(rows).toEqual(rules);
    }
    hall.house.clock.set(today);
    await tables.execute(sql`update sites set windows_until = null`);
    await run();
    expect(await written(place)).toEqual(await said(place));
  });

  it('what was never written, in a database from before, is written by itself, or by the first who needs it', async () => {
    const place = await anotherSite('from-before');
    const before = await written(place);
    const forget = sql`update sites set windows_until = null, windows_of_version = null`;
    await tables.execute(sql`delete from open_windows`);
    await tables.execute(forget);
    await run();
    expect(await written(place)).toEqual(before);
    await tables.execute(sql`delete from open_windows`);
    await tables.execute(forget);
    const now = Temporal.Instant.from(today);
    await Promise.all([1, 2, 3, 4].map(() => tables.transaction((tx) => ensureOpenWindows(tx, place.siteId, now))));
    expect(await written(place)).toEqual(before);
    await run();
  });
});

const toldOf = (siteId: string, version: number) =>
  eventually(`version ${version} is told`, async () => {
    const last = (await hall.house.told(siteRecorded)).findLast(({ subject }) => subject === siteId);
    const data = last?.data as DataOf<typeof siteRecorded> | undefined;
    return data?.version === version && data;
  });

describe('a site is told with when it closes', () => {
  it('which is when the last of its spaces does', async () => {
    const { siteId, spaceId } = await anotherSite('latest');
    const closing = async (date: string) => (await toldOf(siteId, await versionTold(siteId))).closings.find((one) => one.date === date)?.closes;
    expect(await closing('2026-11-26')).toBe('2026-11-26T16:00:00Z');
    await set({ siteId, spaceId }, { weeklyHours: everyDay('12:00', '22:00') });
    expect(await closing('2026-11-26')).toBe('2026-11-26T21:00:00Z');
    expect(await closing('2026-11-28')).toBe('2026-11-28T21:00:00Z');
    await set({ siteId, spaceId }, { weeklyHours: everyDay('08:00', '09:00') });
    expect(await closing('2026-11-26')).toBe('2026-11-26T16:00:00Z');
    await admin().call(setOpeningException, { siteId, date: '2026-11-26', hours: { opens: '08:00', closes: '24:00' }, note });
    expect(await closing('2026-11-26')).toBe('2026-11-26T23:00:00Z');
  });
});

it('200 spaces with hours of their own are written within seconds', async () => {
  const many = Array.from({ length: 200 }, (_, index) => ({ ...definition.spaces[3]!, slug: `room-${index}`, cells: [`room-${index}`] }));
  const big = { ...definition, slug: 'big', spaces: many };
  const { site } = await admin().call(defineSite, big, { timeoutMs: 30_000 });
  await tables.execute(sql`
    insert into space_hours (space_id, weekday, opens, closes)
    select id, weekday, '08:00', time '16:00' + make_interval(mins => (row_number() over (order by id) % 400)::int)
    from spaces cross join generate_series(1, 7) as weekday where site_id = ${site.id} and weekday < 6`);
  await tables.execute(sql`update spaces set has_own_week = true where site_id = ${site.id}`);
  const start = performance.now();
  await admin().call(defineSite, { ...big, timeZone: 'Europe/Helsinki' }, { timeoutMs: 30_000 });
  const seconds = (performance.now() - start) / 1000;
  const { count } = await tables.one<{ count: number }>(sql`
    select count(*) from open_windows where calendar_id in (select id from spaces where site_id = ${site.id})`);
  expect(count).toBeGreaterThan(100_000);
  if (process.env.TEST_LOG_LEVEL) process.stderr.write(`200 calendars, ${count} days: ${seconds.toFixed(1)} s\n`);
  expect(seconds).toBeLessThan(20);
  await hall.house.as('booker').call(requestBooking, wish(hall.space.room, { start: thursday('10:00'), end: thursday('11:00') }));
}, 60_000);
