import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveBooking,
  defineSite,
  getBooking,
  previewHours,
  removeOpeningException,
  requestBooking,
  setHours,
  setOpeningException,
  showHours,
  showOpening,
  type RawInputOf,
} from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { definition, openHall, refusal, thursday, wish, type Hall } from './hall.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.house.close());

const staff = () => hall.house.as('staff');
const visitor = () => hall.house.as('visitor');
const note = { sv: 'Särskilt', en: 'Special' };
const named = (name: string) => ({ sv: name, en: name });
const everyDay = (opens: string, closes: string) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens, closes }));

/** A site of its own for each test, with the same spaces as the hall. */
async function anotherSite(slug: string) {
  const { site, spaces } = await hall.house.as('admin').call(defineSite, { ...definition, slug });
  const idOf = (name: string) => spaces.find((space) => space.slug === name)!.id;
  return { siteId: site.id, room: idOf('room'), west: idOf('hall-west') };
}

/** `2027-07-01 10:00-15:00 season` for each day, by the clocks of the house. */
async function days(place: { siteId: string; spaceId?: string }, from: string, to = from) {
  const opening = await visitor().call(showOpening, { ...place, from, to });
  return opening.days.map(({ date, opens, closes, ground }) => `${date} ${opens ? `${clock(opens)}-${clock(closes!)}` : 'closed'} ${ground}`);
}
const clock = (instant: string) =>
  new Date(instant).toLocaleTimeString('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit' });

type SaidHours = Omit<RawInputOf<typeof setHours>, 'siteId' | 'spaceId' | 'version'>;
async function set(place: { siteId: string; spaceId?: string }, hours: SaidHours) {
  const { version } = await staff().call(showHours, place);
  return staff().call(setHours, { ...place, ...hours, version });
}

const ask = (spaceId: string, start: string, end: string) => hall.house.as('booker').call(requestBooking, wish(spaceId, { start, end }));
async function book(spaceId: string, start: string, end: string) {
  const { id } = await ask(spaceId, start, end);
  return staff().call(approveBooking, { bookingId: id });
}

const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '17:00' }));
const summer = { name: named('Sommar'), firstDay: '2027-06-28', lastDay: '2027-08-08', weeklyHours: everyDay('10:00', '15:00') };

describe('hours of a site', () => {
  it('are replaced whole, with seasons, and shown as rules and day by day', async () => {
    const { siteId } = await anotherSite('seasons');
    const before = await visitor().call(showHours, { siteId });
    expect(before).toMatchObject({ siteId, spaceId: null, weeklyHours: weekdays, seasons: [], dayBeforeHolidayCloses: '13:00', version: 1 });
    const after = await staff().call(setHours, { siteId, version: 1, weeklyHours: weekdays, seasons: [summer], dayBeforeHolidayCloses: null });
    expect(after).toMatchObject({ weeklyHours: weekdays, seasons: [summer], dayBeforeHolidayCloses: null, version: 2, bookingsHit: [], bookingsHitCount: 0 });
    expect(await days({ siteId }, '2027-06-25', '2027-06-29')).toEqual([
      '2027-06-25 08:00-17:00 weekly',
      '2027-06-26 closed public-holiday',
      '2027-06-27 closed weekly',
      '2027-06-28 10:00-15:00 season',
      '2027-06-29 10:00-15:00 season',
    ]);
    expect((await set({ siteId }, { weeklyHours: [] })).seasons).toEqual([]);
    expect(await days({ siteId }, '2027-06-29')).toEqual(['2027-06-29 closed weekly']);
  });

  it('are refused where somebody else has changed them since, or where they make no sense', async () => {
    const { siteId, room } = await anotherSite('refused');
    const other = await anotherSite('refused-too');
    const hours = { siteId, weeklyHours: weekdays, version: 1 };
    await staff().call(setHours, { ...hours, seasons: [summer] });
    expect(await refusal(staff().call(setHours, hours))).toMatchObject({ code: 'version.changed', params: { current: 2 } });
    const twice = { ...hours, version: 2, seasons: [summer, { ...summer, firstDay: '2027-08-08', lastDay: '2027-08-09' }] };
    expect(await refusal(staff().call(setHours, twice))).toMatchObject({ code: 'input.invalid', fields: [{ field: 'seasons.1.firstDay', code: 'overlaps' }] });
    expect(await refusal(staff().call(setHours, { ...hours, weeklyHours: null }))).toMatchObject({ fields: [{ field: 'weeklyHours' }] });
    expect(await refusal(staff().call(setHours, { ...hours, spaceId: room, dayBeforeHolidayCloses: '12:00' }))).toMatchObject({
      fields: [{ field: 'dayBeforeHolidayCloses' }],
    });
    expect(await refusal(staff().call(setHours, { ...hours, spaceId: other.room }))).toMatchObject({ code: 'space.not-found' });
    expect(await refusal(staff().call(setHours, { ...hours, siteId: newId() }))).toMatchObject({ code: 'site.not-found' });
    expect(await refusal(visitor().call(showHours, { siteId, spaceId: other.room }))).toMatchObject({ code: 'space.not-found' });
    expect(await refusal(hall.house.as('booker').call(setHours, hours))).toMatchObject({ code: 'actor.not-permitted' });
    expect((await visitor().call(showHours, { siteId })).seasons).toEqual([summer]);
  });

  it('changed after bookings name each that lies outside though it lay inside, and touch none', async () => {
    const { siteId, room, west } = await anotherSite('hits');
    const [late, noon, waiting] = [
      await book(room, thursday('15:00'), thursday('17:00')),
      await book(room, thursday('12:00'), thursday('13:00')),
      await ask(west, '2026-12-03T16:00', '2026-12-03T16:30'),
    ];
    const hit = await set({ siteId }, { weeklyHours: weekdays.map((day) => ({ ...day, closes: '16:00' })) });
    expect(hit.bookingsHitCount).toBe(2);
    expect(hit.bookingsHit).toEqual([
      expect.objectContaining({ id: late.id, state: 'approved', spaceId: room, title: 'Marknadsdialog', applicantId: late.applicantId, organisation: null }),
      expect.objectContaining({ id: waiting.id, state: 'requested', spaceId: west, start: '2026-12-03T15:00:00Z', end: '2026-12-03T15:30:00Z' }),
    ]);
    for (const one of [late, noon, waiting]) {
      const { state, start, end, version } = await staff().call(getBooking, { bookingId: one.id });
      expect({ state, start, end, version }).toEqual({ state: one.state, start: one.start, end: one.end, version: one.version });
    }
    // Outside already, they are not hit again; inside again, they would be.
    expect((await set({ siteId }, { weeklyHours: weekdays.map((day) => ({ ...day, closes: '15:30' })) })).bookingsHit).toEqual([]);
    expect((await set({ siteId }, { weeklyHours: weekdays })).bookingsHit).toEqual([]);
    expect((await set({ siteId }, { weeklyHours: [] })).bookingsHit.map(({ id }) => id)).toEqual([noon.id, late.id, waiting.id]);
  });

  it('wait for a request that is just being stored, and name it', async () => {
    const { siteId, room } = await anotherSite('meanwhile');
    const tables = hall.house.database('booking');
    const id = newId();
    let changed: ReturnType<typeof set> | undefined;
    await tables.transaction(async (tx) => {
      await tx.execute(sql`
        insert into bookings (id, state, space_id, starts_at, ends_at, title, people, equipment, requested_at)
        values (${id}, 'requested', ${room}, '2026-11-26T15:00Z', '2026-11-26T16:00Z', 'x', 1, '{}', now())`);
      changed = set({ siteId }, { weeklyHours: [] });
      await eventually('the change waits', async () => (await tables.query(sql`select from pg_locks where not granted`)).length > 0);
    });
    expect((await changed!).bookingsHit).toMatchObject([{ id, applicantId: null }]);
  });

  it('name at most 500 of the bookings that they hit, the earliest, and count all', async () => {
    const { siteId, room } = await anotherSite('many');
    await hall.house.database('booking').execute(sql`
      insert into bookings (id, state, space_id, starts_at, ends_at, title, people, equipment, requested_at)
      select gen_random_uuid(), 'requested', ${room}, at, at + interval '1 minute', 'x', 1, '{}', now()
      from generate_series(timestamptz '2026-11-26T07:00Z', '2026-11-26T16:00Z', '1 minute') as at`);
    const hit = await set({ siteId }, { weeklyHours: [] });
    // Nine hours of sixty; the last of them has come too late already.
    expect([hit.bookingsHit.length, hit.bookingsHitCount]).toEqual([500, 540]);
    expect(hit.bookingsHit.at(-1)!.start).toBe('2026-11-26T15:19:00Z');
  });

  it('of a season hit what is booked in it', async () => {
    const { siteId, room } = await anotherSite('season-hits');
    const inside = await book(room, '2027-07-05T10:00', '2027-07-05T12:00');
    const early = await book(room, '2027-07-05T08:00', '2027-07-05T09:00');
    const before = await book(room, '2027-06-24T08:00', '2027-06-24T09:00');
    const hit = await set({ siteId }, { weeklyHours: weekdays, seasons: [summer] });
    expect(hit.bookingsHit.map(({ id }) => id)).toEqual([early.id]);
    expect([inside.id, before.id]).not.toContain(early.id);
  });

  it('that reach midnight carry bookings across it, and a closed day after hits them', async () => {
    const { siteId, room } = await anotherSite('midnight');
    await set({ siteId }, { weeklyHours: everyDay('00:00', '24:00') });
    expect(await days({ siteId }, '2026-11-26')).toEqual(['2026-11-26 00:00-00:00 weekly']);
    const across = await book(room, thursday('23:00'), '2026-11-27T01:00');
    const until = await book(room, thursday('21:00'), '2026-11-26T23:00');
    const closed = await staff().call(setOpeningException, { siteId, date: '2026-11-27', hours: null, note });
    expect(closed.bookingsHit.map(({ id }) => id)).toEqual([across.id]);
    expect(closed.bookingsOutside).toEqual([across.id]);
    expect(until.state).toBe('approved');
  });
});

describe('exceptions', () => {
  it('name the bookings that they leave outside, when they are set and when they are removed', async () => {
    const { siteId, room } = await anotherSite('exceptions');
    const longer = { siteId, date: '2026-12-22', hours: { opens: '08:00', closes: '22:00' }, note };
    expect((await staff().call(setOpeningException, longer)).bookingsHit).toEqual([]);
    const evening = await book(room, '2026-12-22T20:00', '2026-12-22T21:00');
    const removed = await staff().call(removeOpeningException, { siteId, date: '2026-12-22' });
    expect(removed.bookingsHit.map(({ id }) => id)).toEqual([evening.id]);
    expect(removed.day).toMatchObject({ ground: 'weekly' });
    const closed = await staff().call(setOpeningException, { ...longer, hours: null });
    expect([closed.bookingsHit, closed.bookingsOutside]).toEqual([[], [evening.id]]);
  });

  it('of a space are its own, beat its site’s, and end with a calendar of its own where there is nothing else', async () => {
    const { siteId, room, west } = await anotherSite('space-exceptions');
    const date = '2026-12-25';
    const own = { siteId, spaceId: room, date, hours: { opens: '10:00', closes: '12:00' }, note };
    expect((await staff().call(setOpeningException, own)).day).toMatchObject({ ground: 'exception', opens: '2026-12-25T09:00:00Z' });
    expect([await days({ siteId, spaceId: room }, date), await days({ siteId, spaceId: west }, date), await days({ siteId }, date)]).toEqual([
      [`${date} 10:00-12:00 exception`],
      [`${date} closed public-holiday`],
      [`${date} closed public-holiday`],
    ]);
    const booked = await book(room, `${date}T10:00`, `${date}T11:00`);
    expect(await refusal(ask(west, `${date}T10:00`, `${date}T11:00`))).toMatchObject({ code: 'booking.outside-opening-hours' });
    // The site's own exceptions do not reach it there.
    expect((await staff().call(setOpeningException, { siteId, date, hours: null, note })).bookingsHit).toEqual([]);
    const { bookingsHit, day } = await staff().call(removeOpeningException, { siteId, spaceId: room, date });
    expect(bookingsHit.map(({ id }) => id)).toEqual([booked.id]);
    expect(day).toMatchObject({ ground: 'exception', opens: null });
  });
});

describe('hours of a space', () => {
  it('take the place of its site’s week and seasons, and hit the bookings of that space alone', async () => {
    const { siteId, room, west } = await anotherSite('own-week');
    const [ofRoom] = [await book(room, thursday('09:00'), thursday('10:00')), await book(west, thursday('09:00'), thursday('10:00'))];
    const place = { siteId, spaceId: room };
    const own = await set(place, { weeklyHours: everyDay('10:00', '22:00'), seasons: [] });
    expect(own).toMatchObject({ spaceId: room, version: 2, dayBeforeHolidayCloses: null });
    expect(own.bookingsHit.map(({ id }) => id)).toEqual([ofRoom.id]);
    expect((await book(room, '2026-11-28T20:00', '2026-11-28T22:00')).state).toBe('approved');
    expect(await days(place, '2026-12-23', '2026-12-26')).toEqual([
      '2026-12-23 10:00-22:00 weekly',
      '2026-12-24 10:00-13:00 day-before-public-holiday',
      '2026-12-25 closed public-holiday',
      '2026-12-26 closed public-holiday',
    ]);
    // A week of the site no longer concerns it; going back to that does.
    expect((await set({ siteId }, { weeklyHours: [] })).bookingsHit.map(({ spaceId }) => spaceId)).toEqual([west]);
    const back = await set(place, { weeklyHours: null });
    expect(back).toMatchObject({ weeklyHours: null, bookingsHitCount: 1 });
    expect(await days(place, '2026-11-28')).toEqual(['2026-11-28 closed weekly']);
  });
});

describe('hours before they are saved', () => {
  it('show which days would differ and what would be hit, and change nothing', async () => {
    const { siteId, room } = await anotherSite('preview');
    const late = await book(room, thursday('16:00'), thursday('17:00'));
    const hours = { weeklyHours: weekdays.map((day) => ({ ...day, closes: '16:00' })), seasons: [], dayBeforeHolidayCloses: '13:00' };
    const range = { siteId, from: '2026-11-26', to: '2026-11-28' };
    const preview = await staff().call(previewHours, { ...range, hours });
    expect(preview.days.map(({ date, closes, was }) => [date, closes && clock(closes), was?.closes && clock(was.closes)])).toEqual([
      ['2026-11-26', '16:00', '17:00'],
      ['2026-11-27', '16:00', '17:00'],
      ['2026-11-28', null, undefined],
    ]);
    expect(preview.bookingsHit.map(({ id }) => id)).toEqual([late.id]);
    expect(await days({ siteId }, '2026-11-26')).toEqual(['2026-11-26 08:00-17:00 weekly']);
    const { bookingsHit } = await set({ siteId }, hours);
    expect(bookingsHit).toEqual(preview.bookingsHit);
  });

  it('show exceptions that would be set or removed, of a site and of a space', async () => {
    const { siteId, room } = await anotherSite('preview-exceptions');
    const booked = await book(room, thursday('09:00'), thursday('10:00'));
    const range = { siteId, from: '2026-11-26', to: '2026-11-27' };
    const closed = { date: '2026-11-26', hours: null, note };
    for (const spaceId of [room, undefined]) {
      const preview = await staff().call(previewHours, { ...range, spaceId, exceptions: [closed] });
      expect(preview.days.map(({ ground, was }) => [ground, was?.ground])).toEqual([['exception', 'weekly'], ['weekly', undefined]]);
      expect(preview.bookingsHit.map(({ id }) => id)).toEqual([booked.id]);
      await staff().call(setOpeningException, { siteId, spaceId, ...closed });
      const undone = await staff().call(previewHours, { ...range, spaceId, without: ['2026-11-26'] });
      expect(undone.days[0]).toMatchObject({ ground: 'weekly', was: { ground: 'exception', note } });
      await staff().call(removeOpeningException, { siteId, spaceId, date: '2026-11-26' });
    }
  });

  it('are refused as they would be when saved, and with a range that makes no sense', async () => {
    const { siteId, room } = await anotherSite('preview-refused');
    const range = { siteId, from: '2026-11-26', to: '2026-11-27' };
    const backwards = { date: '2026-11-26', hours: { opens: '10:00', closes: '09:00' }, note };
    expect(await refusal(staff().call(previewHours, { ...range, exceptions: [backwards] }))).toMatchObject({
      code: 'input.end-before-start',
      fields: [{ field: 'exceptions.0.hours.closes' }],
    });
    expect(await refusal(staff().call(previewHours, { ...range, hours: { weeklyHours: null } }))).toMatchObject({ fields: [{ field: 'hours.weeklyHours' }] });
    expect(await refusal(staff().call(previewHours, { ...range, to: '2026-11-25' }))).toMatchObject({ code: 'input.end-before-start' });
    expect(await refusal(staff().call(previewHours, { ...range, spaceId: newId() }))).toMatchObject({ code: 'space.not-found' });
    expect((await staff().call(previewHours, { ...range, spaceId: room, hours: { weeklyHours: null } })).days[0]).toMatchObject({ was: null });
  });
});
