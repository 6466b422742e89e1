import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { requestBooking, setHours, showHours } from '#contracts';
import type { DomainError } from '#kernel';
import { openHall, thursday, wish, type Hall } from './hall.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall(2);
});
afterAll(() => hall.house.close());

const patient = { timeoutMs: 30_000 };
const until = (closes: string) => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes }));

it('requests that come while hours change are refused, or named among those that it hits: none is lost sight of', async () => {
  const staff = hall.house.as('staff');
  const place = { siteId: hall.siteId };
  let named = 0;
  for (let round = 0; round < 12; round++) {
    const bookers = Array.from({ length: 24 }, () => hall.house.as('booker'));
    const { version } = await staff.call(showHours, place);
    const late = wish(hall.space.room, { start: thursday('16:00'), end: thursday('17:00') });
    const asking = bookers.map((booker) => booker.call(requestBooking, late, patient));
    const [change, ...asked] = await Promise.allSettled([
      staff.call(setHours, { ...place, version, weeklyHours: until('16:00') }, patient),
      ...asking,
    ]);
    const stored = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : []));
    const codes = asked.flatMap((one) => (one.status === 'rejected' ? [(one.reason as DomainError).code] : []));
    expect(codes.filter((code) => code !== 'booking.outside-opening-hours')).toEqual([]);
    if (change.status === 'rejected') throw change.reason;
    const hit = (change.value as { bookingsHit: { id: string }[] }).bookingsHit.map(({ id }) => id);
    expect(hit).toEqual(expect.arrayContaining(stored));
    named += stored.length;
    const after = await staff.call(showHours, place);
    await staff.call(setHours, { ...place, version: after.version, weeklyHours: until('17:00') }, patient);
  }
  expect(named).toBeGreaterThan(0);
}, 120_000);
