import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { setHours, showOpening, showStatistics, type StatisticsView } from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { openHall, refusal, type Hall } from './hall.js';

const timeZone = 'Europe/Stockholm';
// Both days on which the clocks change lie within, and bookings begin before it and end after it.
const from = '2026-03-25';
const to = '2026-10-28';
const quarter = 15 * 60_000;
const midnight = (date: string) => Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds;
const [first, last] = [midnight(from), midnight('2026-10-29')];

interface Stored {
  id: string;
  spaceId: string;
  organisationId: string | null;
  state: string;
  people: number;
  start: number;
  end: number;
  requested: number;
  decided: number | null;
  isNoShow: boolean;
  isLate: boolean;
}

const organisations = [
  { id: newId(), name: '=Universitetet', kind: 'legal-entity' },
  { id: newId(), name: 'Byggbranschen', kind: 'legal-entity' },
  { id: newId(), name: 'Klimatföreningen', kind: 'legal-entity' },
  { id: newId(), name: 'Eva Snickare', kind: 'sole-trader' },
];

let hall: Hall;
let stored: Stored[];
let view: StatisticsView;
// Thursdays and Sundays, so that hours open meet both changes of the clocks.
const allSunday = [{ weekday: 4, opens: '10:15', closes: '24:00' }, { weekday: 7, opens: '00:00', closes: '24:00' }];

beforeAll(async () => {
  hall = await openHall();
  await hall.house.as('staff').call(setHours, { siteId: hall.siteId, spaceId: hall.space.room, weeklyHours: allSunday, version: 1 });
  stored = Array.from({ length: 400 }, (_, index) => anyBooking(index));
  await store(stored);
  view = await hall.house.as('staff').call(showStatistics, { siteId: hall.siteId, from, to, organisations: 2 });
});
afterAll(() => hall.house.close());

// The same every time: a generator of our own, by Lehmer.
let seed = 20_261_122;
const random = (below: number) => Math.floor(((seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647) * below);
const oneOf = <T>(values: readonly T[]): T => values[random(values.length)]!;

function anyBooking(index: number): Stored {
  const isNearChange = index % 4 === 0;
  const near = oneOf([midnight('2026-03-29'), midnight('2026-10-25'), first, last]) + (random(400) - 250) * quarter;
  const start = isNearChange ? near : first + random(218 * 96) * quarter;
  const state = oneOf(['approved', 'approved', 'approved', 'requested', 'declined', 'withdrawn', 'cancelled']);
  const requested = start - random(60 * 24 * 60) * 60_000;
  const isNoShow = state === 'cancelled' && random(2) === 0;
  return {
    id: newId(), spaceId: oneOf(Object.values(hall.space)), organisationId: oneOf([null, ...organisations.map(({ id }) => id)]), state,
    people: 1 + random(50), start, end: start + (1 + random(isNearChange ? 300 : 30)) * quarter, requested,
    decided: state === 'requested' ? null : requested + random(3) * random(5000) * 60_000,
    isNoShow, isLate: state === 'cancelled' && !isNoShow && random(3) === 0,
  };
}

// What could never be booked by the rules is what we want here: it must be counted rightly all the same.
const store = (bookings: readonly Stored[]) =>
  hall.house.database('admin').transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`set local search_path = booking, extensions`);
    await tx.execute(sql`
      insert into organisations (id, name, kind, version)
      select id, name, kind, 1 from jsonb_to_recordset(${JSON.stringify(organisations)}::jsonb) as one (id uuid, name text, kind text)`);
    await tx.execute(sql`
      create temporary table wanted on commit drop as
      select id, "spaceId" as space_id, "organisationId" as organisation_id, state, people, to_timestamp(start / 1000.0) as starts_at,
        to_timestamp("end" / 1000.0) as ends_at, to_timestamp(requested / 1000.0) as requested_at, to_timestamp(decided / 1000.0) as decided_at,
        "isNoShow" as is_no_show, "isLate" as is_late
      from jsonb_to_recordset(${JSON.stringify(bookings)}::jsonb) as one (id uuid, "spaceId" uuid, "organisationId" uuid, state text,
        people integer, start bigint, "end" bigint, requested bigint, decided bigint, "isNoShow" boolean, "isLate" boolean)`);
    await tx.execute(sql`
      insert into cases (id, number, kind, site_id, space_id, starts_at, ends_at, received_at, state, decided_at, clock_started_at)
      select id, 'PRK ' || id, 'booking', ${hall.siteId}, space_id, starts_at, ends_at, requested_at, state, decided_at, requested_at from wanted`);
    await tx.execute(sql`
      insert into bookings (id, state, space_id, starts_at, ends_at, title, people, equipment, organisation_id, reason, requested_at,
        decided_at, case_id, case_number, is_no_show, is_cancelled_late)
      select id, state, space_id, starts_at, ends_at, 'En bokning', people, '{}', organisation_id,
        case when state in ('declined', 'cancelled') then 'Nej' end, requested_at, decided_at, id, 'PRK ' || id, is_no_show, is_late from wanted`);
  });

const approved = () => stored.filter(({ state, start, end }) => state === 'approved' && start < last && end > first);
const clock = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
const rounded = (quarters: number) => Math.round(quarters * 25) / 100;

type Key = (at: number, booking?: Stored) => string | number;
const hourOf = (at: number) => clock(at).hour;
const weekdayOf = (at: number) => clock(at).dayOfWeek;
const weekHourKey = (weekday: number, hour: number) => `${weekday} ${hour}`;
const weekHourOf = (at: number) => weekHourKey(clock(at).dayOfWeek, clock(at).hour);
const monthOf = (at: number) => clock(at).toPlainDate().toPlainYearMonth().toString();
const spaceOf: Key = (_, booking) => booking!.spaceId;

/** Looks at the clock every quarter of an hour of every booking. */
function recount(keyOf: Key) {
  const counts = new Map<string | number, { bookings: number; people: number; hoursBooked: number }>();
  for (const booking of approved())
    for (let at = booking.start; at < booking.end; at += quarter) {
      if (at < first || at >= last) continue;
      const key = keyOf(at, booking);
      const known = counts.get(key) ?? { bookings: 0, people: 0, hoursBooked: 0 };
      const begins = at === booking.start;
      counts.set(key, {
        bookings: known.bookings + Number(begins), people: known.people + (begins ? booking.people : 0), hoursBooked: known.hoursBooked + 1,
      });
    }
  return new Map([...counts].map(([key, count]) => [key, { ...count, hoursBooked: rounded(count.hoursBooked) }]));
}

/** Asks of every quarter of an hour whether a space is open then. */
async function recountOpen(keyOf: (at: number, spaceId: string) => string | number) {
  const counts = new Map<string | number, number>();
  for (const spaceId of Object.values(hall.space))
    for (let month = 0; month < 3; month++) {
      const begin = Temporal.PlainDate.from(from).add({ days: 80 * month });
      const end = Temporal.PlainDate.compare(begin.add({ days: 79 }), to) < 0 ? begin.add({ days: 79 }) : Temporal.PlainDate.from(to);
      const { days } = await hall.house.as('staff').call(showOpening, { siteId: hall.siteId, spaceId, from: begin.toString(), to: end.toString() });
      for (const { opens, closes } of days)
        for (let at = Date.parse(opens ?? '') || Infinity; at < Date.parse(closes ?? ''); at += quarter)
          counts.set(keyOf(at, spaceId), (counts.get(keyOf(at, spaceId)) ?? 0) + 1);
    }
  return new Map([...counts].map(([key, quarters]) => [key, rounded(quarters)]));
}

const use = ({ bookings, people, hoursBooked }: { bookings: number; people: number; hoursBooked: number }) => ({ bookings, people, hoursBooked });
const isNamed = (id: string | null) => organisations.some((one) => one.id === id && one.kind === 'legal-entity');
const nameOf = (id: string | number) => organisations.find((one) => one.id === id)!.name;
const nearestRank = (values: number[]) => {
  const inOrder = values.toSorted((a, b) => a - b);
  return { median: inOrder[Math.ceil(values.length * 0.5) - 1], p90: inOrder[Math.ceil(values.length * 0.9) - 1] };
};
const ask = (who: 'staff' | 'reception' | 'booker', more: object) =>
  refusal(hall.house.as(who).call(showStatistics, { siteId: hall.siteId, from, to, ...more }));
const unused = { bookings: 0, people: 0, hoursBooked: 0 };

describe('statistics', () => {
  it('agree with whoever recounts every quarter of an hour of every booking, both changes of the clocks included', () => {
    const dimensions: [rows: { key: string | number; bookings: number; people: number; hoursBooked: number }[], keyOf: Key][] = [
      [view.byHour.map((row) => ({ ...row, key: row.hour })), hourOf],
      [view.byWeekday.map((row) => ({ ...row, key: row.weekday })), weekdayOf],
      [view.byWeekHour.map((row) => ({ ...row, key: weekHourKey(row.weekday, row.hour) })), weekHourOf],
      [view.byMonth.map((row) => ({ ...row, key: row.month })), monthOf],
      [view.bySpace.map((row) => ({ ...row, key: row.spaceId })), spaceOf],
    ];
    for (const [rows, keyOf] of dimensions) {
      const expected = recount(keyOf);
      expect(rows.map((row) => [row.key, use(row)])).toEqual(rows.map(({ key }) => [key, expected.get(key) ?? unused]));
      expect(rows.map(({ key }) => key)).toEqual(expect.arrayContaining([...expected.keys()]));
    }
    expect(use(view.total)).toEqual(recount(() => 'all').get('all'));
  });

  it('say for how long it was open as the opening hours do', async () => {
    const [hours, weekdays, weekHours, months, spaces] = await Promise.all([
      recountOpen(hourOf), recountOpen(weekdayOf), recountOpen(weekHourOf), recountOpen(monthOf), recountOpen((_, spaceId) => spaceId),
    ]);
    expect(view.byHour.map(({ hoursOpen }) => hoursOpen)).toEqual(view.byHour.map(({ hour }) => hours.get(hour) ?? 0));
    expect(view.byWeekday.map(({ hoursOpen }) => hoursOpen)).toEqual(view.byWeekday.map(({ weekday }) => weekdays.get(weekday) ?? 0));
    expect(view.byWeekHour.map(({ hoursOpen }) => hoursOpen)).toEqual(view.byWeekHour.map(({ weekday, hour }) => weekHours.get(weekHourKey(weekday, hour)) ?? 0));
    expect(view.byMonth.map(({ hoursOpen }) => hoursOpen)).toEqual(view.byMonth.map(({ month }) => months.get(month) ?? 0));
    expect(view.bySpace.map(({ hoursOpen }) => hoursOpen)).toEqual(view.bySpace.map(({ spaceId }) => spaces.get(spaceId)));
    const { hoursBooked, hoursOpen, utilisation } = view.total;
    expect(utilisation).toBeCloseTo(hoursBooked / hoursOpen, 4);
  });

  it('name the organisations with the most hours, and no person', () => {
    const hours = recount((_, booking) => (isNamed(booking!.organisationId) ? booking!.organisationId! : 'private'));
    const named = [...hours].filter(([key]) => key !== 'private').toSorted(([, one], [, other]) => other.hoursBooked - one.hoursBooked);
    expect(view.byOrganisation).toEqual([
      ...named.slice(0, 2).map(([id, counts]) => ({ kind: 'organisation', organisationId: id, name: nameOf(id), ...counts })),
      { kind: 'rest', organisationId: null, name: null, ...named[2]![1] },
      { kind: 'private', organisationId: null, name: null, ...hours.get('private') },
    ]);
    expect(JSON.stringify(view)).not.toContain('Eva');
  });

  it('tell what became of the requests that came, and how long it took', () => {
    const received = stored.filter(({ requested }) => requested >= first && requested < last);
    const count = (state: string) => received.filter((one) => one.state === state).length;
    expect(view.requests).toEqual({
      received: received.length, waiting: count('requested'), approved: count('approved'), declined: count('declined'),
      withdrawn: count('withdrawn'), cancelled: count('cancelled'),
      givenAtOnce: received.filter(({ requested, decided }) => requested === decided).length,
    });
    expect(view.leadHours).toEqual(nearestRank(received.map(({ requested, start }) => Math.floor((start - requested) / 3_600_000))));
    const decided = received.filter(({ state, requested, decided: at }) => (state === 'approved' || state === 'declined') && at! > requested);
    expect(view.decisionMinutes).toEqual(nearestRank(decided.map(({ requested, decided: at }) => (at! - requested) / 60_000)));
  });

  it('count what nobody came to and what was cancelled late, where it was to begin', () => {
    const within = stored.filter(({ start }) => start >= first && start < last);
    const [noShows, late] = [within.filter(({ isNoShow }) => isNoShow), within.filter(({ isLate }) => isLate)];
    expect(view.total).toMatchObject({ noShows: noShows.length, cancelledLate: late.length });
    expect(view.total.noShowRate).toBeCloseTo(noShows.length / (noShows.length + view.total.bookings), 4);
    for (const { spaceId, ...counts } of view.bySpace)
      expect([counts.noShows, counts.cancelledLate]).toEqual([noShows, late].map((some) => some.filter((one) => one.spaceId === spaceId).length));
  });

  it('are of one space where one is named, and of no other site', async () => {
    const one = await hall.house.as('admin').call(showStatistics, { siteId: hall.siteId, spaceId: hall.space.room, from, to });
    expect(one.bySpace).toEqual(view.bySpace.filter(({ spaceId }) => spaceId === hall.space.room));
    expect(use(one.total)).toEqual(use(one.bySpace[0]!));
    expect(one.requests.received).toBe(stored.filter(({ spaceId, requested }) => spaceId === hall.space.room && requested >= first && requested < last).length);
  });

  it('are empty where nothing has been', async () => {
    const nothing = await hall.house.as('staff').call(showStatistics, { siteId: hall.siteId, from: '2015-01-01', to: '2015-01-04' });
    expect(nothing).toMatchObject({ total: { ...unused, noShows: 0, noShowRate: null }, byOrganisation: [], leadHours: null, decisionMinutes: null });
    expect(nothing.byMonth).toEqual([{ month: '2015-01', ...unused, hoursOpen: expect.any(Number), utilisation: 0 }]);
  });

  it('are for staff, of a place that there is and at most three years', async () => {
    expect((await ask('reception', {})).code).toBe('actor.not-permitted');
    expect((await ask('booker', {})).code).toBe('actor.not-permitted');
    expect((await ask('staff', { siteId: newId() })).code).toBe('site.not-found');
    expect((await ask('staff', { spaceId: newId() })).code).toBe('space.not-found');
    expect((await ask('staff', { to: '2026-03-24' })).code).toBe('input.end-before-start');
    expect((await ask('staff', { to: '2029-04-01' })).code).toBe('input.invalid');
  });
});
