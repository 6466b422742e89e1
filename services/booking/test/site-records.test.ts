import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveBooking,
  defineSite,
  listSites,
  removeOpeningException,
  requestBooking,
  setOpeningException,
  siteRecorded,
  snapshotBookings,
  snapshotSites,
  type BookingSnapshot,
  type BookingView,
  type DataOf,
} from '#contracts';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { DaysWorker } from '../src/sites/days-worker.js';
import { definition, openHall, refusal, today, wish, type Hall } from './hall.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall(2);
});
afterAll(() => hall.house.close());

type Told = DataOf<typeof siteRecorded>;

const staff = () => hall.house.as('staff');
const system = () => hall.house.as({ id: 'system', roles: ['system'] });
const note = { sv: 'Sent', en: 'Late' };

/** What has been told of a site, when its latest is of this version. */
const toldOf = (siteId: string, version: number) =>
  eventually(`version ${version} is told`, async () => {
    const facts = (await hall.house.told(siteRecorded)).filter(({ subject }) => subject === siteId);
    const last = facts.at(-1)?.data as Told | undefined;
    return last?.version === version && last;
  });
const closingOn = ({ closings }: Told, date: string) => closings.find((closing) => closing.date === date)?.closes;
const workers = () => hall.house.running.map(({ context }) => context.get(DaysWorker));
const run = () => Promise.all(workers().map((worker) => worker.run()));
const versionOf = async (siteId: string) =>
  (await hall.house.database('booking').one<{ told: number }>(sql`select told_version as told from sites where id = ${siteId}`)).told;

describe('a site', () => {
  it('is told with when it closes on every day that it is open, for more than a year', async () => {
    const told = await toldOf(hall.siteId, 1);
    const { slug, name, address, timeZone } = definition;
    expect(told).toMatchObject({ siteId: hall.siteId, slug, siteName: name, address, timeZone });
    expect([told.closings[0], told.closings.at(-1)]).toEqual([
      { date: '2026-11-19', closes: '2026-11-19T16:00:00Z' },
      { date: '2027-12-24', closes: '2027-12-24T12:00:00Z' },
    ]);
    expect(closingOn(told, '2026-11-28')).toBeUndefined();
    expect([closingOn(told, '2026-12-24'), closingOn(told, '2026-12-25')]).toEqual(['2026-12-24T12:00:00Z', undefined]);
    // In summer time the same hour is another instant.
    expect(closingOn(told, '2027-07-01')).toBe('2027-07-01T15:00:00Z');
  });

  it('is told again when its hours are changed for a date, while its own version stays', async () => {
    const { siteId } = hall;
    const before = await versionOf(siteId);
    await staff().call(setOpeningException, { siteId, date: '2026-12-24', hours: { opens: '10:00', closes: '24:00' }, note });
    expect(closingOn(await toldOf(siteId, before + 1), '2026-12-24')).toBe('2026-12-24T23:00:00Z');
    await staff().call(setOpeningException, { siteId, date: '2026-12-24', hours: null, note });
    expect(closingOn(await toldOf(siteId, before + 2), '2026-12-24')).toBeUndefined();
    await staff().call(removeOpeningException, { siteId, date: '2026-12-24' });
    expect(closingOn(await toldOf(siteId, before + 3), '2026-12-24')).toBe('2026-12-24T12:00:00Z');
    expect((await staff().call(listSites, {})).sites).toMatchObject([{ id: siteId, version: 1 }]);
  });

  it('of which many things change at once is told last with all of them', async () => {
    const { siteId } = hall;
    const before = await versionOf(siteId);
    const dates = Array.from({ length: 12 }, (_, index) => `2027-02-${String(index + 1).padStart(2, '0')}`);
    const hours = { opens: '09:00', closes: '21:00' };
    await Promise.all(dates.map((date) => staff().call(setOpeningException, { siteId, date, hours, note })));
    const told = await toldOf(siteId, before + dates.length);
    expect(dates.map((date) => closingOn(told, date))).toEqual(dates.map((date) => `${date}T20:00:00Z`));
  });

  it('is told again, once, before the days that were told run short', async () => {
    const { siteId } = hall;
    const before = await versionOf(siteId);
    hall.house.clock.set('2026-12-20T12:00:00Z');
    await run();
    expect(await versionOf(siteId)).toBe(before);
    hall.house.clock.set('2026-12-21T12:00:00Z');
    await run();
    await run();
    const told = await toldOf(siteId, before + 1);
    hall.house.clock.set(today);
    expect(told.closings.at(-1)!.date).toBe('2028-01-25');
  });

  it('from before sites were told of is told by itself', async () => {
    const { siteId } = hall;
    await hall.house.database('booking').execute(sql`update sites set told_version = 0, told_until = null`);
    expect(await system().call(snapshotSites, {})).toEqual({ items: [], next: null });
    await workers()[0]!.run();
    await toldOf(siteId, 1);
  });
});

describe('what others rebuild their projections from', () => {
  it('has every site as it was told last', async () => {
    const { site } = await hall.house.as('admin').call(defineSite, { ...definition, slug: 'annex' });
    const told = [await toldOf(hall.siteId, await versionOf(hall.siteId)), await toldOf(site.id, 1)];
    const first = await system().call(snapshotSites, { limit: 1 });
    const second = await system().call(snapshotSites, { limit: 1, after: first.next! });
    expect([...first.items, ...second.items]).toEqual(told);
    expect(second.next).toBeNull();
  });

  it('has every booking as its latest fact tells it, page by page, and is for nobody but the system', async () => {
    const asked: BookingView[] = [];
    for (const hour of ['08', '09', '10']) {
      const times = { start: `2026-11-26T${hour}:00`, end: `2026-11-26T${hour}:30` };
      asked.push(await hall.house.as('booker').call(requestBooking, wish(hall.space.room, times)));
    }
    await staff().call(approveBooking, { bookingId: asked[1]!.id });
    const items: BookingSnapshot[] = [];
    let after: string | undefined;
    do {
      const page = await system().call(snapshotBookings, { limit: 2, ...(after && { after }) });
      items.push(...page.items);
      after = page.next ?? undefined;
    } while (after);
    expect(items.map(({ bookingId, state, version }) => [bookingId, state, version])).toEqual(
      asked.map(({ id }, index) => (index === 1 ? [id, 'approved', 2] : [id, 'requested', 1])),
    );
    const latest = await eventually('everything is told', async () => {
      const facts = (await hall.house.told()).filter(({ subject }) => subject === asked[1]!.id);
      return facts.length === 2 && facts[1];
    });
    expect(items[1]).toEqual(latest.data);
    expect(JSON.stringify(items)).not.toContain('Utsläppsfria');
    for (const contract of [snapshotBookings, snapshotSites])
      expect(await refusal(staff().call(contract, {}))).toMatchObject({ code: 'actor.not-permitted' });
    expect(await refusal(system().call(snapshotBookings, { after: 'x' }))).toMatchObject({ code: 'input.invalid' });
  });
});
