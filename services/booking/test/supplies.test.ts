import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveBooking, changePool, defineSite, findFreeInPools, listPools, listSiteServices, requestBooking, type PoolView, type RawInputOf,
} from '#contracts';
import { newId, type DomainError } from '#kernel';
import { sql } from '#persistence';
import { definition, openHall, refusal, thursday, wish, type Hall } from './hall.js';

type Definition = RawInputOf<typeof defineSite>;

let hall: Hall;
beforeAll(async () => {
  hall = await openHall(2);
});
afterAll(() => hall.house.close());

const admin = () => hall.house.as('admin');
const staff = () => hall.house.as('staff');
const booker = () => hall.house.as('booker');
const named = (name: string) => ({ sv: `${name} sv`, en: name });
const responsibleId = newId();

const coffee = { slug: 'coffee', name: named('Coffee'), description: named('With cake'), leadMinutes: 1440, responsibleId };
const opening = { slug: 'early', name: named('Early opening'), description: named('Somebody unlocks'), leadMinutes: 60, opensEarlierMinutes: 120 };
const supplied = (slug: string, more: Partial<Definition> = {}): Definition => ({
  ...definition,
  slug,
  pools: [
    { slug: 'projectors', name: named('Projectors'), equipment: 'projector', amount: 6 },
    { slug: 'easels', name: named('Easels'), amount: 4 },
  ],
  services: [coffee, opening],
  ...more,
});

async function define(slug: string) {
  const { site, spaces } = await admin().call(defineSite, supplied(slug));
  const { pools } = await hall.house.as('visitor').call(listPools, { siteId: site.id });
  return {
    siteId: site.id,
    space: (name: string) => spaces.find((space) => space.slug === name)!.id,
    pool: (name: string) => pools.find((pool) => pool.slug === name)!,
  };
}

async function promised(spaceId: string, pool: PoolView, amount: number, from = '13:00', to = '14:00'): Promise<string> {
  const { id } = await booker().call(requestBooking, wish(spaceId, { start: thursday(from), end: thursday(to), pooled: [{ poolId: pool.id, amount }] }));
  await staff().call(approveBooking, { bookingId: id });
  return id;
}

describe('what a site adds to its spaces', () => {
  it('is listed for anybody, and who sees to it for staff', async () => {
    const { siteId } = await define('listed');
    const { pools } = await hall.house.as('visitor').call(listPools, { siteId });
    expect(pools.map(({ slug, name, equipment, amount, version }) => ({ slug, name, equipment, amount, version }))).toEqual([
      { slug: 'easels', name: named('Easels'), equipment: null, amount: 4, version: 1 },
      { slug: 'projectors', name: named('Projectors'), equipment: 'projector', amount: 6, version: 1 },
    ]);
    const { services } = await staff().call(listSiteServices, { siteId });
    const { slug, name, description } = coffee;
    expect(services).toMatchObject([
      { slug, name, description, leadMinutes: 1440, opensEarlierMinutes: 0, responsibleId, version: 1 },
      { slug: 'early', leadMinutes: 60, opensEarlierMinutes: 120, responsibleId: null },
    ]);
    const seen = await booker().call(listSiteServices, { siteId });
    expect(seen.services.map((service) => service.responsibleId)).toEqual([null, null]);
    expect(await booker().call(listPools, { siteId: newId() })).toEqual({ pools: [] });
  });

  it('follows its definition, stays as it is where nothing is said, and what is gone is listed no more', async () => {
    const { siteId } = await define('following');
    const before = await staff().call(listPools, { siteId });
    const plain = { ...definition, slug: 'following' };
    await admin().call(defineSite, plain);
    await admin().call(defineSite, supplied('following'));
    expect(await staff().call(listPools, { siteId })).toEqual(before);
    const other = supplied('following', {
      pools: [{ slug: 'easels', name: named('Easels'), amount: 9 }],
      services: [{ ...coffee, leadMinutes: 60, responsibleId: undefined }],
    });
    await admin().call(defineSite, other);
    expect((await staff().call(listPools, { siteId })).pools).toMatchObject([{ slug: 'easels', amount: 9, version: 2 }]);
    expect((await staff().call(listSiteServices, { siteId })).services).toMatchObject([{ slug: 'coffee', leadMinutes: 60, responsibleId: null, version: 2 }]);
    await admin().call(defineSite, supplied('following'));
    expect((await staff().call(listPools, { siteId })).pools).toMatchObject([{ slug: 'easels', amount: 4, version: 3 }, { slug: 'projectors', amount: 6, version: 3 }]);
  });

  it('that is gone is told of with the bookings that were to have it', async () => {
    const { siteId, space } = await define('without');
    const { services } = await staff().call(listSiteServices, { siteId });
    const { id } = await booker().call(requestBooking, wish(space('hall'), { serviceIds: [services[0]!.id] }));
    const { bookingsHit } = await admin().call(defineSite, supplied('without', { services: [opening] }));
    expect(bookingsHit).toMatchObject([{ id, codes: ['booking.service-unknown'] }]);
  });
});

describe('a pool', () => {
  it('says how many are left at the tightest instant of a time', async () => {
    const { siteId, space, pool } = await define('free');
    const projectors = pool('projectors');
    await promised(space('hall'), projectors, 3, '13:00', '14:00');
    await promised(space('room'), projectors, 2, '13:30', '15:00');
    const left = async (from: string, to: string) => {
      const { pools } = await booker().call(findFreeInPools, { siteId, from: `2026-11-26T${from}:00Z`, to: `2026-11-26T${to}:00Z` });
      return pools.map((one) => [one.poolId === projectors.id ? 'projectors' : 'easels', one.amount, one.left]);
    };
    // By the clocks of the site it is an hour later.
    expect(await left('08:00', '12:00')).toEqual([['easels', 4, 4], ['projectors', 6, 6]]);
    expect(await left('12:00', '12:30')).toContainEqual(['projectors', 6, 3]);
    expect(await left('12:00', '12:31')).toContainEqual(['projectors', 6, 1]);
    expect(await left('13:00', '16:00')).toContainEqual(['projectors', 6, 4]);
    expect(await left('14:00', '16:00')).toContainEqual(['projectors', 6, 6]);
    const backwards = booker().call(findFreeInPools, { siteId, from: '2026-11-26T12:00:00Z', to: '2026-11-26T12:00:00Z' });
    expect(await refusal(backwards)).toMatchObject({ code: 'input.end-before-start' });
  });

  it('is never made smaller than what is promised at any instant, and says to whom', async () => {
    const { space, pool } = await define('lowered');
    const { id: poolId } = pool('projectors');
    const [one, other] = [await promised(space('hall'), pool('projectors'), 3), await promised(space('room'), pool('projectors'), 2)];
    await promised(space('room'), pool('projectors'), 4, '15:00', '16:00');
    const lower = (amount: number, version = 1) => staff().call(changePool, { poolId, version, amount });
    const refused = await refusal(lower(4));
    expect(refused).toMatchObject({ code: 'booking.pool-promised', params: { amount: 4, promised: 5, count: 2 } });
    expect((refused.params.bookings as { bookingId: string; amount: number }[]).map(({ bookingId, amount }) => [bookingId, amount])).toEqual(
      expect.arrayContaining([[one, 3], [other, 2]]),
    );
    expect(await lower(5)).toMatchObject({ id: poolId, amount: 5, version: 2 });
    expect(await refusal(lower(9))).toMatchObject({ code: 'version.changed', params: { current: 2 } });
    expect(await refusal(staff().call(changePool, { poolId: newId(), version: 1, amount: 1 }))).toMatchObject({ code: 'pool.not-found' });
    // Nor by its site's definition, and neither can it be left out.
    const smaller = [{ slug: 'projectors', name: named('Projectors'), equipment: 'projector' as const, amount: 4 }];
    for (const pools of [smaller, []])
      expect(await refusal(admin().call(defineSite, supplied('lowered', { pools })))).toMatchObject({ code: 'booking.pool-promised' });
  });

  it('that is made smaller while many take of it is never overdrawn, and nobody is told anything else than why', async () => {
    const { space, pool } = await define('raced');
    const projectors = pool('projectors');
    const asked = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        booker().call(requestBooking, wish(space(['hall-west', 'hall-east', 'room'][index % 3]!), { pooled: [{ poolId: projectors.id, amount: 2 }] })),
      ),
    );
    const outcomes = await Promise.allSettled([
      ...asked.map(({ id }) => staff().call(approveBooking, { bookingId: id })),
      ...[5, 4, 3, 2].map((amount) => staff().call(changePool, { poolId: projectors.id, version: 1, amount })),
    ]);
    const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as DomainError).code] : []));
    expect(codes.filter((code) => !['booking.conflict', 'booking.pool-overdrawn', 'booking.pool-promised', 'version.changed'].includes(code))).toEqual([]);
    const tables = hall.house.database('booking');
    const { amount, peak } = await tables.one<{ amount: number; peak: number }>(sql`
      select amount, peak_of_pool(id, tstzrange(null, null)) as peak from pools where id = ${projectors.id}`);
    expect(peak).toBeGreaterThan(0);
    expect(peak).toBeLessThanOrEqual(amount);
  });
});
