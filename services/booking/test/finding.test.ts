import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approveBooking, defineSite, explainSpace, requestBooking, searchSpaces, type RawInputOf } from '#contracts';
import { newId } from '#kernel';
import { House, TestClock } from '#testing';
import { bookingService } from '../src/booking.module.js';
import { refusal, today, thursday, wish } from './hall.js';

const named = (name: string) => ({ sv: `${name} sv`, en: name });
const rules = {
  noticeMinutes: 60, horizonDays: 200, shortestMinutes: 30, longestMinutes: 480, gridMinutes: 30,
  whoMayAsk: 'everybody', approval: 'manual', pendingBlocks: false,
} as const;
const atOnce = { ...rules, approval: 'automatic', pendingBlocks: true } as const;

const definition: RawInputOf<typeof defineSite> = {
  slug: 'parken', name: named('Parken'), address: 'Redaregatan 50, Helsingborg', timeZone: 'Europe/Stockholm',
  weeklyHours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '17:00' })),
  floors: [],
  spaces: [
    {
      slug: 'hall', name: named('Hall'), description: named('Large'), capacity: 120, equipment: ['projector'], cells: ['west', 'east'], rules,
      layouts: [
        { kind: 'theatre', capacity: 120, setupMinutes: 30, clearupMinutes: 30 },
        { kind: 'classroom', capacity: 60, setupMinutes: 60, clearupMinutes: 30 },
      ],
      accessibility: ['step-free'],
    },
    { slug: 'west', name: named('West'), description: named('Half'), capacity: 50, equipment: [], cells: ['west'], rules, accessibility: ['step-free'] },
    { slug: 'studio', name: named('Studio'), description: named('At once'), capacity: 48, equipment: ['projector'], cells: ['studio'], rules: atOnce, accessibility: ['step-free'] },
    { slug: 'booth', name: named('Booth'), description: named('Small'), capacity: 4, equipment: [], cells: ['booth'], rules: { ...atOnce, longestMinutes: 60 } },
  ],
  pools: [{ slug: 'projectors', name: named('Projectors'), equipment: 'projector', amount: 1 }],
  services: [{ slug: 'early', name: named('Early'), description: named('Opens'), leadMinutes: 60, opensEarlierMinutes: 60 }],
};

let house: House;
const siteIds: string[] = [];
const space: Record<string, string> = {};

beforeAll(async () => {
  house = await House.open([bookingService], { clock: new TestClock(today) });
  for (const slug of ['parken', 'annexet']) {
    const { site, spaces } = await house.as('admin').call(defineSite, { ...definition, slug });
    siteIds.push(site.id);
    for (const one of spaces) space[slug === 'parken' ? one.slug : `${slug} ${one.slug}`] = one.id;
  }
});
afterAll(() => house.close());

const nameOf = (id: string) => Object.entries(space).find(([, spaceId]) => spaceId === id)![0];
const meeting = { people: 40, equipment: ['projector' as const], accessibility: ['step-free' as const], minutes: 120 };
const search = (more: Partial<RawInputOf<typeof searchSpaces>> = {}) =>
  house.as('visitor').call(searchSpaces, { siteIds: [siteIds[0]!], ...meeting, from: thursday('12:00'), to: thursday('17:00'), ...more });

async function take(spaceId: string, start: string, end: string, date = '2026-11-26') {
  const asked = await house.as('booker').call(requestBooking, wish(spaceId, { start: `${date}T${start}`, end: `${date}T${end}`, people: 2 }));
  if (asked.state === 'requested') await house.as('staff').call(approveBooking, { bookingId: asked.id });
}

const shown = ({ offers }: Awaited<ReturnType<typeof search>>) =>
  offers.map(({ spaceId, windows }) => `${nameOf(spaceId)} ${windows.map(({ start, until }) => `${start.slice(11, 16)}-${until.slice(11, 16)}`).join(' ')}`);

describe('finding a space', () => {
  it('puts what fits best first, and says how it would be furnished and decided', async () => {
    const found = await search();
    expect(shown(found)).toEqual(['studio 11:00-16:00', 'west 11:00-16:00', 'hall 11:00-16:00']);
    expect(found.offers).toMatchObject([
      { approval: 'automatic', layout: null, carried: [] },
      { approval: 'staff', carried: [{ amount: 1 }] },
      { layout: 'theatre', capacity: 120, setupMinutes: 30, clearupMinutes: 30, approval: 'staff', carried: [] },
    ]);
    expect(found.alternatives).toEqual([]);
  });

  it('says of every other space what is in the way, all of it, and what would be allowed', async () => {
    const { notOffered, notOfferedCount } = await search();
    expect(notOfferedCount).toBe(1);
    expect(notOffered[0]).toMatchObject({
      spaceId: space.booth,
      refusals: [
        { code: 'booking.too-many-people', params: { people: 40, capacity: 4 } },
        { code: 'booking.accessibility-missing', params: { missing: ['step-free'] } },
        { code: 'booking.too-long', params: { minutes: 60 } },
      ],
      // Nobody can do without a way in.
      nearest: null,
    });
    const without = await search({ accessibility: [] });
    expect(without.notOffered[0]!.nearest).toMatchObject({
      changes: ['minutes', 'people'], people: 4, start: '2026-11-26T11:00:00Z', end: '2026-11-26T12:00:00Z',
    });
  });

  it('leaves room to set up and clear up between bookings, while opening hours bind the booking alone', async () => {
    await take(space.west!, '13:00', '14:00');
    expect(shown(await search({ layout: 'classroom' }))).toEqual(['hall 14:00-16:00']);
    expect(shown(await search({ layout: 'theatre', minutes: 30 }))).toEqual(['hall 11:00-11:30 13:30-16:00']);
    expect(shown(await search({ layout: 'theatre', from: thursday('00:00'), minutes: 240 }))).toEqual(['hall 07:00-11:30']);
  });

  it('counts what is carried there at the tightest instant', async () => {
    await house.as('staff').call(requestBooking, wish(space.west!, { start: thursday('08:00'), end: thursday('09:00'), equipment: ['projector'] })).then(({ id }) =>
      house.as('staff').call(approveBooking, { bookingId: id }));
    const { offers } = await search({ people: 4, accessibility: [], minutes: 60, from: thursday('08:00'), to: thursday('17:00') });
    const booth = offers.find(({ spaceId }) => spaceId === space.booth)!;
    expect(booth.windows[0]).toMatchObject({ start: '2026-11-26T08:00:00Z' });
    const morning = await search({ people: 4, accessibility: [], minutes: 60, from: thursday('08:00'), to: thursday('09:00') });
    expect(morning.notOffered.find(({ spaceId }) => spaceId === space.booth)).toMatchObject({
      refusals: [{ code: 'booking.pool-overdrawn', params: { amount: 1, left: 0 } }],
      nearest: { changes: ['time'], start: '2026-11-26T08:00:00Z' },
    });
  });

  it('looks at the times of day that are wished, by the clocks of each site', async () => {
    const found = await search({ from: '2026-11-27T00:00', to: '2026-12-01T00:00', dailyFrom: '12:00', dailyTo: '15:00', people: 45 });
    expect(found.offers[0]).toMatchObject({
      spaceId: space.studio,
      windows: [
        { from: '2026-11-27T11:00:00Z', until: '2026-11-27T14:00:00Z' },
        { from: '2026-11-30T11:00:00Z', until: '2026-11-30T14:00:00Z' },
      ],
    });
  });

  it('says how many wait for an answer about a time', async () => {
    for (const _ of [1, 2]) await house.as('booker').call(requestBooking, wish(space.west!, { start: '2026-11-27T13:00', end: '2026-11-27T14:00' }));
    const { offers } = await search({ from: '2026-11-27T13:00', to: '2026-11-27T15:00', equipment: [], people: 50 });
    expect(offers.find(({ spaceId }) => spaceId === space.west)!.windows).toMatchObject([{ competing: 2 }]);
    expect(offers.find(({ spaceId }) => spaceId === space.hall)!.windows).toMatchObject([{ competing: 2 }]);
  });

  it('offers nothing too soon, too far ahead or in the past, and says from when on', async () => {
    const { notOffered } = await search({ from: '2026-11-20T10:30', to: '2026-11-20T13:30', people: 48, minutes: 120 });
    expect(notOffered.find(({ spaceId }) => spaceId === space.studio)).toMatchObject({
      refusals: [{ code: 'booking.too-soon' }], nearest: { changes: ['time'], start: '2026-11-20T11:00:00Z' },
    });
    const later = await search({ from: '2027-08-10T08:00', to: '2027-08-10T17:00' });
    expect(later.notOffered.find(({ spaceId }) => spaceId === space.studio)!.refusals).toMatchObject([{ code: 'booking.too-far-ahead' }]);
    const before = await search({ from: '2026-11-19T08:00', to: '2026-11-19T17:00' });
    expect(before.notOffered.find(({ spaceId }) => spaceId === space.studio)).toMatchObject({
      refusals: [{ code: 'booking.in-the-past' }], nearest: { changes: ['time'], start: '2026-11-20T11:00:00Z' },
    });
  });

  it('when nothing can be had, names other times, other sites, two parts and something shorter, each to be asked for as it stands', async () => {
    const monday = '2026-11-30';
    await take(space.studio!, '10:00', '14:00', monday);
    await take(space.hall!, '08:00', '09:00', monday);
    await take(space.hall!, '14:00', '17:00', monday);
    const wished = { ...meeting, equipment: [], from: `${monday}T08:00`, to: `${monday}T17:00`, minutes: 300 };
    const found = await search(wished);
    expect(found.offers).toEqual([]);
    expect([...new Set(found.alternatives.map(({ kind }) => kind))]).toEqual(['other-time', 'other-site', 'split', 'shorter']);
    for (const { parts } of found.alternatives) {
      for (const { spaceId, start, end } of parts) {
        expect(await house.as('visitor').call(explainSpace, { spaceId, start, end, people: 40, accessibility: ['step-free'] })).toMatchObject({ allowed: true });
      }
    }
  });

  it('looks behind however many bookings there are, as far as it takes', async () => {
    const halfHours = Array.from({ length: 19 }, (_, index) => `${String(8 + Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`);
    for (const date of ['2026-12-07', '2026-12-08']) {
      for (const [index, start] of halfHours.slice(0, -1).entries()) await take(space.studio!, start, halfHours[index + 1]!, date);
    }
    for (const [index, start] of halfHours.slice(0, 10).entries()) await take(space.booth!, start, halfHours[index + 1]!, '2026-12-07');
    const found = await search({ from: '2026-12-07T00:00', to: '2026-12-10T00:00', accessibility: [], minutes: 60 });
    expect(shown(found)).toEqual(['studio 07:00-16:00', 'west 07:00-16:00 07:00-16:00 07:00-16:00', 'hall 07:00-16:00 07:00-16:00 07:00-16:00']);
    expect(found.offers[0]!.windows[0]!.start).toBe('2026-12-09T07:00:00Z');
    expect(found.notOffered).toMatchObject([
      { spaceId: space.booth, at: '2026-12-07T12:00:00Z', refusals: [{ code: 'booking.too-many-people' }], nearest: { start: '2026-12-07T12:00:00Z' } },
    ]);
  });

  it('refuses questions that make no sense', async () => {
    expect(await refusal(search({ siteIds: [newId()] }))).toMatchObject({ code: 'site.not-found' });
    expect(await refusal(search({ to: thursday('11:00') }))).toMatchObject({ code: 'input.end-before-start' });
    expect(await refusal(search({ minutes: 400 }))).toMatchObject({ code: 'input.invalid', fields: [{ field: 'minutes' }] });
    expect(await refusal(search({ dailyFrom: '12:00' }))).toMatchObject({ code: 'input.invalid', fields: [{ field: 'dailyTo' }] });
    expect(await refusal(search({ from: '2027-03-28T02:30', to: '2027-03-28T12:00' }))).toMatchObject({ code: 'input.time-does-not-exist' });
    expect(await refusal(search({ organisationId: newId() }))).toMatchObject({ code: 'booking.not-for-organisation' });
  });
});

describe('finding in a house that never closes', () => {
  // Where no holiday falls on the days in question.
  let siteId: string;
  let spaceId: string;
  beforeAll(async () => {
    const [studio] = definition.spaces.filter(({ slug }) => slug === 'studio');
    const { site, spaces } = await house.as('admin').call(defineSite, {
      ...definition, slug: 'dygnet-runt', timeZone: 'America/New_York', country: 'US',
      weeklyHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' })),
      spaces: [{ ...studio!, rules: { ...atOnce, horizonDays: 365 } }],
    });
    [siteId, spaceId] = [site.id, spaces[0]!.id];
  });

  const windows = async (from: string, to: string, minutes: number) => {
    const { offers } = await search({ siteIds: [siteId], from, to, minutes });
    return offers.flatMap((offer) => offer.windows.map(({ start, until }) => `${start} ${until}`));
  };

  it('the night in which clocks go forward is an hour shorter', async () => {
    expect(await windows('2027-03-14T00:00', '2027-03-14T04:00', 180)).toEqual(['2027-03-14T05:00:00Z 2027-03-14T08:00:00Z']);
    expect(await refusal(windows('2027-03-14T00:00', '2027-03-14T04:00', 240))).toMatchObject({ code: 'input.invalid', fields: [{ field: 'minutes' }] });
  });

  it('the night in which clocks go back is an hour longer', async () => {
    expect(await windows('2027-11-07T00:00', '2027-11-07T04:00', 300)).toEqual(['2027-11-07T04:00:00Z 2027-11-07T09:00:00Z']);
  });

  it('a booking may go on over midnight, and end at it', async () => {
    expect(await windows('2026-11-28T22:00', '2026-11-29T02:00', 240)).toEqual(['2026-11-29T03:00:00Z 2026-11-29T07:00:00Z']);
    await house.as('booker').call(requestBooking, wish(spaceId, { start: '2026-11-29T00:00', end: '2026-11-29T01:00' }));
    expect(await windows('2026-11-28T22:00', '2026-11-29T02:00', 60)).toEqual([
      '2026-11-29T03:00:00Z 2026-11-29T05:00:00Z', '2026-11-29T06:00:00Z 2026-11-29T07:00:00Z',
    ]);
  });
});

const explain = (more: Partial<RawInputOf<typeof explainSpace>> = {}) =>
  house.as('visitor').call(explainSpace, { spaceId: space.studio!, people: 40, start: '2026-12-03T13:00', end: '2026-12-03T15:00', ...more });

describe('explaining one space', () => {
  it('says that it can be had, and how', async () => {
    expect(await explain()).toMatchObject({ allowed: true, refusals: [], conflicts: [], approval: 'automatic', competing: 0, nearest: { changes: [] } });
  });

  it('says all that is in the way, and what comes nearest', async () => {
    await take(space.studio!, '13:00', '14:00', '2026-12-03');
    expect(await explain({ start: '2026-12-03T13:10', people: 49 })).toMatchObject({
      allowed: false,
      refusals: [{ code: 'booking.too-many-people' }, { code: 'booking.off-grid' }, { code: 'booking.conflict' }],
      conflicts: [{ start: '2026-12-03T12:10:00Z', end: '2026-12-03T13:00:00Z' }],
    });
    expect(await explain({ start: '2026-12-03T18:00', end: '2026-12-03T19:00' })).toMatchObject({
      refusals: [{ code: 'booking.outside-opening-hours' }], nearest: { changes: ['time'], start: '2026-12-04T07:00:00Z' },
    });
    expect(await refusal(explain({ spaceId: newId() }))).toMatchObject({ code: 'space.not-found' });
  });

  it('leaves her own booking out of account when she would move it, and nobody else’s', async () => {
    const [anna, bo] = [house.as('booker'), house.as('booker')];
    const { id: bookingId } = await anna.call(requestBooking, wish(space.studio!, { start: '2026-12-04T09:00', end: '2026-12-04T11:00' }));
    const moved = { spaceId: space.studio!, people: 10, start: '2026-12-04T10:00', end: '2026-12-04T12:00', bookingId };
    expect(await anna.call(explainSpace, moved)).toMatchObject({ allowed: true });
    expect(await bo.call(explainSpace, moved)).toMatchObject({ allowed: false, refusals: [{ code: 'booking.conflict' }] });
  });
});
