import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { defineSite, requestBooking } from '#contracts';
import { House, TestClock } from '#testing';
import { bookingService } from '../src/booking.module.js';
import { settings } from '../src/settings.js';
import { definition, today, wish } from './hall.js';

let house: House;
beforeAll(async () => {
  house = await House.open([bookingService], { clock: new TestClock(today), settings: { DIARY_PREFIX: 'STF' } });
});
afterAll(() => house.close());

it('diary numbers begin as the settings say, each year’s with one, and those that were given stay', async () => {
  const { spaces } = await house.as('admin').call(defineSite, definition);
  const room = spaces.at(-1)!.id;
  const first = await house.as('booker').call(requestBooking, wish(room));
  expect(first.caseNumber).toBe('STF 2026-000001');
  await house.start(bookingService);
  expect((await house.as('booker').call(requestBooking, wish(room))).caseNumber).toBe('STF 2026-000002');
  house.clock.set('2026-12-31T23:30:00Z');
  const nextYear = await house.as('booker').call(requestBooking, wish(room, { start: '2027-01-04T09:00', end: '2027-01-04T10:00' }));
  expect(nextYear.caseNumber).toBe('STF 2027-000001');
});

it('a prefix that no number can begin with is refused', () => {
  for (const DIARY_PREFIX of ['prk', 'PRK 1', 'P', 'PARKENHUSET']) expect(settings.DIARY_PREFIX.safeParse(DIARY_PREFIX).success).toBe(false);
  expect(settings.DIARY_PREFIX.parse(undefined)).toBe('PRK');
});
