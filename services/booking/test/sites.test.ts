import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveBooking,
  defineSite,
  listSites,
  listSpaces,
  removeOpeningException,
  requestBooking,
  setOpeningException,
  showOpening,
} from '#contracts';
import { newId } from '#kernel';
import { definition, openHall, refusal, thursday, wish, type Hall } from './hall.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.house.close());

const admin = () => hall.house.as('admin');
const staff = () => hall.house.as('staff');
const visitor = () => hall.house.as('visitor');
const note = { sv: 'Julavslutning', en: 'Christmas closing' };

describe('sites and their spaces', () => {
  it('are listed for anybody', async () => {
    const { sites } = await visitor().call(listSites, {});
    const { slug, name, address, timeZone, weeklyHours } = definition;
    expect(sites).toEqual([{ id: hall.siteId, slug, name, address, timeZone, weeklyHours, floors: [], decideWithinMinutes: 960, termsVersion: null, version: 1 }]);
    const { spaces } = await visitor().call(listSpaces, { siteId: hall.siteId });
    expect(spaces.map((space) => [space.slug, space.capacity, space.cells])).toEqual([
      ['hall', 120, ['east', 'west']],
      ['hall-east', 50, ['east']],
      ['hall-west', 60, ['west']],
      ['room', 12, ['room']],
    ]);
    expect(await visitor().call(listSpaces, { siteId: newId() })).toEqual({ spaces: [] });
  });

  it('defined again as they are do not change', async () => {
    const again = await admin().call(defineSite, definition);
    expect(again.site).toMatchObject({ id: hall.siteId, version: 1 });
    expect(again.spaces.map(({ version }) => version)).toEqual([1, 1, 1, 1]);
  });

  it('follow what is said, and a new version says so', async () => {
    const other = { ...definition, slug: 'annex' };
    const { site, spaces } = await admin().call(defineSite, other);
    const [first, ...rest] = other.spaces;
    const changed = await admin().call(defineSite, {
      ...other,
      weeklyHours: [{ weekday: 6, opens: '10:00', closes: '24:00' }],
      spaces: [
        { ...first!, capacity: 100 },
        { ...rest[0]!, cells: ['west', 'lobby'] },
      ],
    });
    expect(changed.site).toMatchObject({
      id: site.id,
      version: 2,
      weeklyHours: [{ weekday: 6, opens: '10:00', closes: '24:00' }],
    });
    const idOf = (slug: string) => spaces.find((space) => space.slug === slug)!.id;
    expect(changed.spaces.map(({ id, slug, capacity, cells, version }) => ({ id, slug, capacity, cells, version }))).toEqual([
      { id: idOf('hall'), slug: 'hall', capacity: 100, cells: ['east', 'west'], version: 2 },
      { id: idOf('hall-west'), slug: 'hall-west', capacity: 60, cells: ['lobby', 'west'], version: 2 },
    ]);
    const back = await admin().call(defineSite, other);
    expect(back.spaces.map(({ id }) => id).toSorted()).toEqual(spaces.map(({ id }) => id).toSorted());
  });

  it('that are gone cannot be asked for or given', async () => {
    const other = { ...definition, slug: 'tower' };
    const { spaces } = await admin().call(defineSite, other);
    const room = spaces.find(({ slug }) => slug === 'room')!;
    const waiting = await hall.house.as('booker').call(requestBooking, wish(room.id, { start: thursday('15:00'), end: thursday('16:00') }));
    const without = await admin().call(defineSite, { ...other, spaces: other.spaces.slice(0, 3) });
    expect(without.spaces.map(({ slug }) => slug)).not.toContain('room');
    expect(without).toMatchObject({ bookingsHit: [{ id: waiting.id, codes: ['space.closed'] }], bookingsHitCount: 1 });
    expect(await refusal(hall.house.as('booker').call(requestBooking, wish(room.id)))).toMatchObject({ code: 'space.not-found' });
    expect(await refusal(staff().call(approveBooking, { bookingId: waiting.id }))).toMatchObject({ code: 'space.not-found' });
  });

  it('are refused with everything that is wrong', async () => {
    const wrong = { ...definition, slug: 'wrong', timeZone: 'Europe/Atlantis', country: 'XX' };
    const { code, fields } = await refusal(admin().call(defineSite, wrong));
    expect([code, ...fields.map(({ field }) => field)]).toEqual(['input.invalid', 'timeZone', 'country']);
  });
});

describe('when a site is open', () => {
  it('is shown day by day over Christmas and New Year, with why', async () => {
    const { timeZone, days } = await visitor().call(showOpening, { siteId: hall.siteId, from: '2026-12-23', to: '2027-01-07' });
    expect(timeZone).toBe('Europe/Stockholm');
    expect(days).toHaveLength(16);
    expect(days.find(({ date }) => date === '2026-12-24')).toEqual({
      date: '2026-12-24',
      opens: '2026-12-24T07:00:00Z',
      closes: '2026-12-24T12:00:00Z',
      ground: 'day-before-public-holiday',
      note: { sv: 'Dagen före juldagen', en: 'The day before Christmas Day' },
    });
    expect(days.filter(({ ground }) => ground === 'public-holiday').map(({ date }) => date)).toEqual([
      '2026-12-25',
      '2026-12-26',
      '2027-01-01',
      '2027-01-06',
    ]);
  });

  it('can be set otherwise for a date and back again, and staff are told whom it leaves outside', async () => {
    const times = { start: '2026-12-22T13:00', end: '2026-12-22T15:00' };
    const [booked] = await Promise.all([
      hall.house.as('booker').call(requestBooking, wish(hall.space.room, times)),
      hall.house.as('booker').call(requestBooking, wish(hall.space.hall, times)),
    ]);
    await staff().call(approveBooking, { bookingId: booked.id });
    const closing = { siteId: hall.siteId, date: '2026-12-22', hours: { opens: '10:00', closes: '14:00' }, note };
    const set = await staff().call(setOpeningException, closing);
    expect(set.day).toEqual({
      date: '2026-12-22',
      opens: '2026-12-22T09:00:00Z',
      closes: '2026-12-22T13:00:00Z',
      ground: 'exception',
      note,
    });
    expect(set.bookingsOutside).toEqual([booked.id]);
    expect(await refusal(hall.house.as('booker').call(requestBooking, wish(hall.space.hall, times)))).toMatchObject({
      code: 'booking.outside-opening-hours',
      params: { opening: [{ ground: 'exception', note }] },
    });
    expect(
      (await staff().call(setOpeningException, { ...closing, hours: { opens: '08:00', closes: '24:00' } })).bookingsOutside,
    ).toEqual([]);
    expect((await staff().call(setOpeningException, { ...closing, hours: null })).day).toMatchObject({
      opens: null,
      closes: null,
    });
    const { day } = await staff().call(removeOpeningException, { siteId: hall.siteId, date: '2026-12-22' });
    expect(day).toMatchObject({ ground: 'weekly', opens: '2026-12-22T07:00:00Z', note: null });
  });

  it('is refused where the question makes no sense', async () => {
    const siteId = hall.siteId;
    expect(await refusal(visitor().call(showOpening, { siteId, from: '2026-12-23', to: '2026-12-22' }))).toMatchObject({
      code: 'input.end-before-start',
    });
    expect(await refusal(visitor().call(showOpening, { siteId, from: '2026-01-01', to: '2026-04-03' }))).toMatchObject({
      code: 'input.invalid',
      fields: [{ field: 'to' }],
    });
    expect(await refusal(visitor().call(showOpening, { siteId, from: '2026-02-30', to: '2026-03-01' }))).toMatchObject({
      fields: [{ field: 'from' }],
    });
    const unknown = { siteId: newId(), date: '2026-12-22' };
    expect(await refusal(visitor().call(showOpening, { ...unknown, from: '2026-01-01', to: '2026-01-01' }))).toMatchObject({
      code: 'input.invalid',
    });
    expect(await refusal(visitor().call(showOpening, { siteId: newId(), from: '2026-01-01', to: '2026-01-01' }))).toMatchObject({
      code: 'site.not-found',
    });
    expect(await refusal(staff().call(setOpeningException, { ...unknown, hours: null, note }))).toMatchObject({
      code: 'site.not-found',
    });
    expect(await refusal(staff().call(removeOpeningException, unknown))).toMatchObject({ code: 'site.not-found' });
    const backwards = { siteId, date: '2026-12-22', hours: { opens: '14:00', closes: '10:00' }, note };
    expect(await refusal(staff().call(setOpeningException, backwards))).toMatchObject({
      code: 'input.end-before-start',
      fields: [{ field: 'hours.closes' }],
    });
  });
});
