import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { bookingApproved, createEvent, getEvent, siteRecorded, type BookingSnapshot } from '#contracts';
import { newId } from '#kernel';
import { rebuild } from '#messaging';
import { sql } from '#persistence';
import { projections } from '../src/projections/projections.js';
import { booking, draft, openStage, refusal, takenIn, thursday, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => (stage = await openStage()));
afterAll(() => stage.house.close());

const staff = () => stage.house.as('staff');
const rebuilt = (name: string, items: unknown[]) =>
  rebuild(stage.tables, projections.find((one) => one.name === name)!, () => Promise.resolve({ items, next: null }));

const site = (timeZone: string, version: number, siteId = newId()) => ({
  siteId, slug: 'parken', siteName: { sv: 'Parken', en: 'Parken' }, address: 'Redaregatan 50', timeZone, closings: [], version,
});

it('bookings made anew are what can be chosen, and move no event', async () => {
  const held = booking();
  await takenIn(stage, await stage.house.tell(bookingApproved, held));
  const event = await staff().call(createEvent, draft({ bookingId: held.data.bookingId }));
  const other: BookingSnapshot = booking().data;
  const moved: BookingSnapshot = { ...held.data, start: '2026-12-01T11:00:00Z', end: '2026-12-01T15:00:00Z', version: 3 };
  expect(await rebuilt('bookings', [other, moved])).toBe(2);
  expect(await staff().call(getEvent, { eventId: event.id })).toEqual(event);
  expect(await staff().call(createEvent, draft({ bookingId: other.bookingId }))).toMatchObject({ spaceState: 'approved' });

  const older = { ...held, data: { ...held.data, end: '2026-11-26T20:00:00Z' } };
  await takenIn(stage, await stage.house.tell(bookingApproved, older));
  expect(await stage.tables.one(sql`select version from bookings where id = ${held.data.bookingId}`)).toEqual({ version: 3 });
  await rebuilt('bookings', []);
  expect(await refusal(staff().call(createEvent, draft({ bookingId: other.bookingId })))).toMatchObject({ code: 'event.booking-unknown' });
});

const zoneOf = async (more: Parameters<typeof draft>[0] = {}) => (await staff().call(createEvent, draft({ start: thursday('13:00'), ...more }))).timeZone;

it('an event without a space is in the zone of the sites where they agree, else of the house, unless it says which', async () => {
  expect(await zoneOf()).toBe('Europe/Stockholm');
  const helsinki = site('Europe/Helsinki', 2);
  await takenIn(stage, await stage.house.tell(siteRecorded, { aggregateId: helsinki.siteId, aggregateVersion: 2, data: helsinki }));
  await takenIn(stage, await stage.house.tell(siteRecorded, { aggregateId: helsinki.siteId, aggregateVersion: 1, data: site('Europe/London', 1, helsinki.siteId) }));
  expect(await zoneOf()).toBe('Europe/Helsinki');
  expect(await zoneOf({ timeZone: 'Europe/London' })).toBe('Europe/London');
  expect(await zoneOf({ timeZone: 'Europe/London', wantsSpace: newId() })).toBe('Europe/Helsinki');
  await rebuilt('sites', [helsinki, site('Europe/London', 1)]);
  expect(await zoneOf()).toBe('Europe/Stockholm');
});
