import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  bookingView, countInside, eventView, getPerson, listAgreements, listBookings, listEvents, listPasses, listRegistrations, listSites, namePeople,
  registrationView, siteView, type BookingView, type EventView, type RegistrationView, type SiteView,
} from '#contracts';
import { newId } from '#kernel';
import { Gatehouse } from './gatehouse.js';
import { sample } from './sample.js';
import type { Visitor } from './visitor.js';

let house: Gatehouse;
const [here, there, applicantId] = [newId(), newId(), newId()];
const names = { sv: 'Parken', en: 'Parken' };
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

const booking = (changes: Partial<BookingView>): BookingView => ({ ...(sample(bookingView) as BookingView), siteId: here, applicantId, timeZone: 'UTC', ...changes });
const event = (changes: Partial<EventView>): EventView => ({ ...(sample(eventView) as EventView), state: 'published', timeZone: 'UTC', ...changes });
const site = (id: string): SiteView => ({ ...(sample(siteView) as SiteView), id, name: names, timeZone: 'UTC' });
const place = { ...event({}).place!, siteId: here };
// Whatever the hour, this is today where the test is.
const now = { start: new Date(Date.now() - 1_000).toISOString(), end: new Date(Date.now() + 1_000).toISOString() };

beforeAll(async () => {
  house = await Gatehouse.open();
});

afterAll(() => house.close());
beforeEach(() => {
  house.services.reset();
  house.services.on(listSites, () => ({ sites: [site(here), site(there)] }));
  house.services.on(listBookings, ({ state }) => ({
    items: state === 'requested' ? [booking({ title: 'Önskan', state: 'requested', start: inHours(200), end: inHours(202) })] : [booking({ title: 'Nu', state: 'approved', ...now }), booking({ title: 'Om två dygn', state: 'approved', start: inHours(48), end: inHours(49) })],
    next: null,
  }));
  house.services.on(listEvents, () => ({
    items: [event({ slug: 'har', place, ...now }), event({ slug: 'natet', place: null, attendance: 'online', ...now }), event({ slug: 'utkast', state: 'draft', place, ...now })],
    next: null,
  }));
  house.services.on(countInside, () => ({ at: inHours(0), sites: [{ siteId: here, siteName: names, timeZone: 'Europe/Stockholm', inside: 12, expected: 3 }] }));
  house.services.on(namePeople, ({ personIds }) => ({ people: personIds.map((id) => ({ id, name: 'Anna Ek', email: 'anna@example.se' })) }));
});

interface Site {
  siteId: string;
  bookings: { title: string; applicant?: { name: string } }[] | null;
  waiting: { title: string }[] | null;
  events: { slug: string }[] | null;
  expected: number | null;
  inside: number | null;
}

async function today(visitor: Visitor, query = '') {
  const { status, body } = await visitor.get(`/api/v1/today${query}`);
  return { status, sites: body.sites as Site[], online: body.online as { slug: string }[] | null, unavailable: body.unavailable };
}

const dayIn = (timeZone: string, at: string) => new Intl.DateTimeFormat('sv', { timeZone }).format(new Date(at));

const mine = async (visitor: Visitor) => (await visitor.get('/api/v1/me')).body;

describe('today', () => {
  test('shows the day of each site, with the names of those who ask', async () => {
    const { visitor } = await house.signedIn(['reception']);
    const { sites, online, unavailable } = await today(visitor);
    expect(unavailable).toBeUndefined();
    expect(sites).toMatchObject([
      { siteId: here, siteName: names, expected: 3, inside: 12, bookings: [{ title: 'Nu', applicant: { name: 'Anna Ek' } }], waiting: [{ title: 'Önskan' }], events: [{ slug: 'har' }] },
      { siteId: there, expected: 0, inside: 0, bookings: [], waiting: [], events: [] },
    ]);
    expect(online).toMatchObject([{ slug: 'natet' }]);
    expect((await today(visitor, `?siteId=${there}`)).sites.map(({ siteId }) => siteId)).toEqual([there]);
    expect((await today(visitor, `?siteId=${newId()}`)).status).toBe(404);
  });

  test('a day begins and ends at midnight where the site is', async () => {
    const { visitor } = await house.signedIn(['staff']);
    // Of two zones that are a day apart, "now" is on one date in the one and on another in the other.
    const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];
    house.services.on(listBookings, ({ state }) => ({ items: state === 'requested' ? [] : zones.flatMap((timeZone) => [-20, 0, 20].map((hours) => booking({ title: timeZone, timeZone, start: inHours(hours), end: inHours(hours + 0.01) }))), next: null }));
    const { sites } = await today(visitor);
    for (const timeZone of zones) {
      const expected = [-20, 0, 20].filter((hours) => dayIn(timeZone, inHours(hours)) === dayIn(timeZone, inHours(0))).length;
      expect(sites[0]!.bookings!.filter(({ title }) => title === timeZone)).toHaveLength(expected);
    }
  });

  test.each([
    ['booking', { bookings: null, waiting: null, inside: 12, expected: 3, events: [{ slug: 'har' }] }],
    ['events', { bookings: [{ title: 'Nu' }], waiting: [{ title: 'Önskan' }], inside: 12, events: null }],
    ['visitors', { bookings: [{ title: 'Nu' }], inside: null, expected: null, events: [{ slug: 'har' }] }],
    ['partners', { bookings: [{ title: 'Nu' }], inside: 12, events: [{ slug: 'har' }] }],
  ])('comes without what %s would have said, and names it', async (service, expected) => {
    const { visitor } = await house.signedIn(['staff']);
    house.services.down.add(service);
    const began = Date.now();
    const { status, sites, online, unavailable } = await today(visitor);
    expect(Date.now() - began).toBeLessThan(4_000);
    expect([status, unavailable]).toEqual([200, [service]]);
    expect(sites.find(({ siteId }) => siteId === here)).toMatchObject(expected);
    expect(online?.map(({ slug }) => slug)).toEqual(service === 'events' ? undefined : ['natet']);
  });

  test('comes with nothing but the names of those who are missing where all are', async () => {
    const { visitor } = await house.signedIn(['staff']);
    for (const service of ['booking', 'events', 'visitors', 'partners']) house.services.down.add(service);
    expect(await today(visitor)).toEqual({ status: 200, sites: [], online: null, unavailable: ['booking', 'events', 'visitors'] });
  });
});

describe('me', () => {
  beforeEach(() => {
    house.services.on(listBookings, () => ({ items: [booking({ state: 'requested' }), booking({ state: 'approved' }), booking({ state: 'declined' })], next: null }));
    const registrations = (['confirmed', 'withdrawn', 'waiting'] as const).map((state) => ({ ...(sample(registrationView) as RegistrationView), state, end: inHours(5) }));
    house.services.on(listRegistrations, () => ({ items: [...registrations, { ...registrations[0]!, end: inHours(-5) }], next: null }));
  });

  test('shows what is hers and still to come, and what waits for her to sign', async () => {
    const { visitor, personId } = await house.signedIn(['staff']);
    const [agreement] = (sample(listAgreements.reply) as { items: { parties: object[] }[] }).items;
    const signedBy = (signedAt: string | null, signatoryId = personId) => ({ ...agreement!, parties: [{ ...agreement!.parties[0], signatoryId, signedAt }] });
    house.services.on(listAgreements, () => ({ items: [signedBy(null), signedBy('2026-11-20T08:00:00Z'), signedBy(null, newId())], next: null }) as never);
    const body = await mine(visitor);
    expect(body.unavailable).toBeUndefined();
    expect(body).toMatchObject({ requests: [{ state: 'requested' }], bookings: [{ state: 'approved' }], registrations: [{ state: 'confirmed' }, { state: 'waiting' }], passes: [{}], person: { memberships: [{}] } });
    expect(body.agreementsToSign).toHaveLength(1);
    // Staff would otherwise be given everybody's.
    for (const { actor } of [listBookings, listRegistrations, listPasses, listAgreements, getPerson].flatMap((contract) => house.services.of(contract))) expect(actor).toEqual({ id: personId, roles: ['booker'] });
  });

  test.each([
    ['booking', ['requests', 'bookings']],
    ['events', ['registrations']],
    ['visitors', ['passes']],
    ['partners', ['person', 'agreementsToSign']],
  ])('comes without what %s would have said, and names it', async (service, missing) => {
    const { visitor } = await house.signedIn();
    house.services.down.add(service);
    const body = await mine(visitor);
    expect(body.unavailable).toEqual([service]);
    const absent = ['person', 'requests', 'bookings', 'registrations', 'passes', 'agreementsToSign'].filter((part) => body[part] === null);
    expect(absent.toSorted()).toEqual(missing.toSorted());
  });

  test('says of which list there is more than it shows', async () => {
    house.services.on(listPasses, () => ({ items: [], next: 'more' }));
    const { visitor } = await house.signedIn(['booker']);
    expect(await mine(visitor)).toMatchObject({ shortened: [listPasses.subject] });
  });

  test('is for those who have signed in', async () => {
    expect((await house.visitor().get('/api/v1/me')).status).toBe(401);
    expect((await house.visitor().get('/api/v1/today')).status).toBe(401);
    const { visitor } = await house.signedIn();
    expect((await visitor.get('/api/v1/today')).status).toBe(403);
  });
});
