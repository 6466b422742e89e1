import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { closeSpace, defineSite, listSpaces, reopenSpace, requestBooking, setRules } from '#contracts';
import type { DomainError } from '#kernel';
import { definition, openHall, wish, type Hall } from './hall.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall(2);
});
afterAll(() => hall.house.close());

const patient = { timeoutMs: 30_000 };
const staff = () => hall.house.as('staff');
const admin = () => hall.house.as('admin');
const ofRoom = async () => (await staff().call(listSpaces, { siteId: hall.siteId })).spaces.find(({ id }) => id === hall.space.room)!;
const smaller = { ...definition, spaces: definition.spaces.map((space) => (space.slug === 'room' ? { ...space, capacity: 5 } : space)) };

async function setShortest(shortestMinutes: number) {
  const { id: spaceId, rules, rulesVersion: version } = await ofRoom();
  return staff().call(setRules, { spaceId, version, rules: { ...rules, shortestMinutes } }, patient);
}

it.each([
  {
    name: 'rules change', refusedWith: 'booking.too-short',
    change: () => setShortest(120),
    back: () => setShortest(5),
  },
  {
    name: 'a space is closed', refusedWith: 'space.not-found',
    change: () => staff().call(closeSpace, { spaceId: hall.space.room, reason: { sv: 'Golvet', en: 'The floor' } }, patient),
    back: () => staff().call(reopenSpace, { spaceId: hall.space.room }),
  },
  {
    name: 'a site is defined anew', refusedWith: 'booking.too-many-people',
    change: () => admin().call(defineSite, smaller, patient),
    back: () => admin().call(defineSite, definition),
  },
])('requests that come while $name are refused, or named among those that it hits: none is lost sight of', async ({ change, back, refusedWith }) => {
  let named = 0;
  for (let round = 0; round < 10; round++) {
    const asking = Array.from({ length: 16 }, () => hall.house.as('booker').call(requestBooking, wish(hall.space.room), patient));
    const [changed, ...asked] = await Promise.allSettled([change(), ...asking]);
    if (changed.status === 'rejected') throw changed.reason;
    const stored = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : []));
    const codes = asked.flatMap((one) => (one.status === 'rejected' ? [(one.reason as DomainError).code] : []));
    expect(codes.filter((code) => code !== refusedWith)).toEqual([]);
    expect(changed.value.bookingsHit.map(({ id }) => id)).toEqual(expect.arrayContaining(stored));
    named += stored.length;
    await back();
  }
  expect(named).toBeGreaterThan(0);
}, 120_000);
