import {
  bookingApproved, listVisits, personRecorded, registrationConfirmed, siteRecorded,
  type BookingSnapshot, type RegistrationSnapshot, type VisitView,
} from '#contracts';
import { DomainError, newId } from '#kernel';
import { sql, type Database } from '#persistence';
import { eventually, House, TestClock, type HouseOptions } from '#testing';
import { visitorsService } from '../src/visitors.module.js';

/** A Thursday, an hour before what takes place. */
export const noon = '2026-11-26T12:00:00Z';
export const start = '2026-11-26T13:00:00Z';
export const end = '2026-11-26T15:00:00Z';
/** When the house closes that day: five o'clock. */
export const closing = '2026-11-26T16:00:00Z';

const named = (name: string) => ({ sv: `${name} sv`, en: name });

export interface Lobby {
  house: House;
  tables: Database;
  siteId: string;
}

/** The visitors service, which has been told of a site. */
export async function openLobby(options: Omit<HouseOptions, 'clock'> = {}): Promise<Lobby> {
  const house = await House.open([visitorsService], { ...options, clock: new TestClock(noon) });
  const lobby = { house, tables: house.database('visitors'), siteId: newId() };
  await tellSite(lobby, lobby.siteId, 'Parken');
  return lobby;
}

export async function tellSite({ house, tables }: Lobby, siteId: string, name: string): Promise<void> {
  const closings = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'].map((date) => ({ date, closes: `${date}T16:00:00Z` }));
  const data = { siteId, slug: name.toLowerCase(), siteName: named(name), address: 'Redaregatan 50', timeZone: 'Europe/Stockholm', closings, version: 1 };
  await house.tell(siteRecorded, { aggregateId: siteId, data });
  await eventually('the site is known', async () => (await tables.query(sql`select from sites where id = ${siteId}`)).length === 1);
}

/** A booking as its facts tell it. */
export const booking = (siteId: string, more: Partial<BookingSnapshot> = {}): BookingSnapshot => ({
  bookingId: newId(), state: 'approved', title: 'Marknadsdialog', people: 3, siteId, siteName: named('Parken'), address: 'Redaregatan 50',
  spaceId: newId(), spaceName: named('Hall'), timeZone: 'Europe/Stockholm', start, end, applicantId: newId(), organisationId: null,
  reason: null, version: 1, ...more,
});

export async function tellBooking({ house, tables }: Lobby, told: BookingSnapshot, fact = bookingApproved): Promise<BookingSnapshot> {
  await house.tell(fact, { aggregateId: told.bookingId, aggregateVersion: told.version, data: told });
  await eventually('the booking is known', async () =>
    (await tables.query(sql`select from bookings where id = ${told.bookingId} and version >= ${told.version}`)).length === 1,
  );
  return told;
}

type Told = Partial<Omit<RegistrationSnapshot, 'event'>> & { event?: Partial<RegistrationSnapshot['event']> };

/** A registration as its facts tell it. */
export function registration(siteId: string, { event, ...more }: Told = {}): RegistrationSnapshot {
  return {
    registrationId: newId(), state: 'confirmed', attendeeId: newId(), bySms: false, place: null, offerExpiresAt: null, version: 1, ...more,
    event: {
      eventId: newId(), slug: 'dialog', kind: 'workshop', theme: null, title: named('Dialog'), state: 'published', attendance: 'on-site', start, end,
      timeZone: 'Europe/Stockholm', bookingId: newId(), siteId, siteName: named('Parken'), address: 'Redaregatan 50', spaceId: newId(),
      spaceName: named('Hall'), capacity: 10, organiserId: null, spaceState: 'approved', reason: null, version: 1, ...event,
    },
  };
}

/** Tells a fact about a registration, and waits until it has been taken in. @returns its event id */
export async function tellRegistration({ house, tables }: Lobby, told: RegistrationSnapshot, fact = registrationConfirmed, id = newId()): Promise<string> {
  await house.tell(fact, { id, aggregateId: told.registrationId, aggregateVersion: told.version, data: told });
  await takenIn(tables, id);
  return id;
}

export const takenIn = (tables: Database, eventId: string) =>
  eventually('the fact is taken in', async () => (await tables.query(sql`select from inbox where event_id = ${eventId}`)).length > 0);

export async function tellPerson({ house, tables }: Lobby, id: string, name: string): Promise<void> {
  const data = { id, email: `${id}@example.se`, name, phone: null, language: 'sv', smsWanted: false, version: 1 };
  await house.tell(personRecorded, { aggregateId: id, data });
  await eventually('she is known', async () => (await tables.query(sql`select from people where id = ${id}`)).length === 1);
}

export async function visitOf({ house, siteId }: Lobby, visitId: string, on = '2026-11-26', site = siteId): Promise<VisitView> {
  const { items } = await house.as('staff').call(listVisits, { siteId: site, date: on, limit: 100 });
  const visit = items.find(({ id }) => id === visitId);
  if (!visit) throw new Error('there is no such visit on that day');
  return visit;
}

/** The refusal that a call ends in; a call that succeeds fails the test. */
export async function refusal(call: Promise<unknown>): Promise<DomainError> {
  const outcome = await call.then(
    (reply: unknown) => new Error(`not refused but answered ${JSON.stringify(reply)}`),
    (error: unknown) => error,
  );
  if (outcome instanceof DomainError) return outcome;
  throw outcome;
}
