import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approveBooking, defineSite, findFreeWindows, requestBooking, type RawInputOf } from '#contracts';
import { newId } from '#kernel';
import { definition, openHall, refusal, thursday, wish, type Hall } from './hall.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.house.close());

const afternoon = { people: 40, equipment: ['projector' as const], from: thursday('12:00'), to: thursday('17:00'), minutes: 120 };

async function free(wanted: Partial<RawInputOf<typeof findFreeWindows>> = {}) {
  const { windows } = await hall.house.as('visitor').call(findFreeWindows, { ...afternoon, siteId: hall.siteId, ...wanted });
  const nameOf = (id: string) => Object.entries(hall.space).find(([, spaceId]) => spaceId === id)![0];
  return windows.map(({ spaceId, start, end }) => `${nameOf(spaceId)} ${start.slice(0, 16)} ${end.slice(11, 16)}`);
}

async function take(spaceId: string, start: string, end: string) {
  const { id } = await hall.house
    .as('booker')
    .call(requestBooking, wish(spaceId, { start: thursday(start), end: thursday(end) }));
  await hall.house.as('staff').call(approveBooking, { bookingId: id });
}

describe('free windows', () => {
  it('are in spaces that suffice, the smallest first, and only within opening hours', async () => {
    expect(await free()).toEqual([
      'hall-east 2026-11-26T11:00 16:00',
      'hall-west 2026-11-26T11:00 16:00',
      'hall 2026-11-26T11:00 16:00',
    ]);
    expect(await free({ people: 55 })).toEqual(['hall-west 2026-11-26T11:00 16:00', 'hall 2026-11-26T11:00 16:00']);
    expect(await free({ equipment: ['projector', 'stage'] })).toEqual(['hall 2026-11-26T11:00 16:00']);
    expect(await free({ people: 1, equipment: ['whiteboard'], from: thursday('06:00'), to: '2026-11-27T09:30' })).toEqual([
      'room 2026-11-26T07:00 16:00',
    ]);
    expect(await free({ people: 121 })).toEqual([]);
  });

  it('are what approved bookings of the same floor leave, if that is long enough', async () => {
    await take(hall.space['hall-west'], '13:00', '14:00');
    // Waiting requests take nothing.
    await hall.house.as('booker').call(requestBooking, wish(hall.space['hall-east']));
    expect(await free()).toEqual([
      'hall-east 2026-11-26T11:00 16:00',
      'hall-west 2026-11-26T13:00 16:00',
      'hall 2026-11-26T13:00 16:00',
    ]);
    await take(hall.space['hall-east'], '16:00', '17:00');
    expect(await free({ minutes: 60 })).toEqual([
      'hall-east 2026-11-26T11:00 15:00',
      'hall-west 2026-11-26T11:00 12:00',
      'hall-west 2026-11-26T13:00 16:00',
      'hall 2026-11-26T11:00 12:00',
      'hall 2026-11-26T13:00 15:00',
    ]);
    expect(await free({ minutes: 180 })).toEqual(['hall-east 2026-11-26T11:00 15:00', 'hall-west 2026-11-26T13:00 16:00']);
  });

  it('are not in the past', async () => {
    expect(await free({ from: '2026-11-20T08:00', to: '2026-11-20T17:00' })).toContain('hall 2026-11-20T10:00 16:00');
    expect(await free({ from: '2026-11-19T08:00', to: '2026-11-19T17:00' })).toEqual([]);
  });

  it('mean by a local time what it is where the site is', async () => {
    const { site } = await hall.house
      .as('admin')
      .call(defineSite, { ...definition, slug: 'lisbon', timeZone: 'Europe/Lisbon', country: 'PT' });
    const { windows } = await hall.house
      .as('visitor')
      .call(findFreeWindows, { ...afternoon, people: 100, from: thursday('09:00'), to: thursday('11:00') });
    expect(windows.map(({ siteId, start }) => [siteId === site.id, start])).toEqual([
      [false, '2026-11-26T08:00:00Z'],
      [true, '2026-11-26T09:00:00Z'],
    ]);
  });

  it('are refused where the question makes no sense', async () => {
    expect(await refusal(free({ to: thursday('11:00') }))).toMatchObject({
      code: 'input.end-before-start',
      fields: [{ field: 'to' }],
    });
    expect(await refusal(free({ to: '2026-12-28T12:00' }))).toMatchObject({ code: 'input.invalid', fields: [{ field: 'to' }] });
    expect(await refusal(free({ from: '2027-03-28T02:30', to: '2027-03-28T12:00' }))).toMatchObject({
      code: 'input.time-does-not-exist',
      fields: [{ field: 'from' }],
    });
    expect(await refusal(free({ from: '2027-10-31T02:30', to: '2027-10-31T12:00' }))).toMatchObject({
      code: 'input.time-is-ambiguous',
    });
    expect(await refusal(free({ siteId: newId() }))).toMatchObject({ code: 'site.not-found' });
  });
});
