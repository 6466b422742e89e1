import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  listVisits, registrationAnonymised, registrationCancelled, registrationMoved, registrationWithdrawn, visitCancelled, visitExpected, visitMoved,
} from '#contracts';
import { newId } from '#kernel';
import { eventually } from '#testing';
import { RetentionWorker } from '../src/retention/retention-worker.js';
import { end, openLobby, registration, start, tellPerson, tellRegistration, visitOf, type Lobby } from './lobby.js';

let lobby: Lobby;
beforeAll(async () => {
  lobby = await openLobby();
});
afterAll(() => lobby.house.close());

const count = async (fact: typeof visitExpected, id: string) => (await lobby.house.told(fact)).filter(({ subject }) => subject === id).length;
const isThere = (id: string) => visitOf(lobby, id).then(() => true, () => false);
const evening = { start: '2026-11-26T18:00:00Z', end: '2026-11-26T20:00:00Z' };

it('who has a seat is expected, under the id of her registration and by her name', async () => {
  const told = registration(lobby.siteId);
  await tellPerson(lobby, told.attendeeId!, 'Åsa Öberg');
  await tellRegistration(lobby, told);
  expect(await visitOf(lobby, told.registrationId)).toMatchObject({
    kind: 'attendee', state: 'expected', visitorName: 'Åsa Öberg', visitorId: told.attendeeId, eventId: told.event.eventId, hostId: null,
    title: told.event.title, expectedFrom: start, expectedUntil: end, spaceName: told.event.spaceName,
  });
  await eventually('it is told', async () => (await count(visitExpected, told.registrationId)) === 1);
});

it('when the event is moved so is she, and when she gives up her seat she is not expected', async () => {
  const told = registration(lobby.siteId);
  await tellRegistration(lobby, told);
  const moved = { ...told, version: 2, event: { ...told.event, ...evening, spaceName: { sv: 'Rum', en: 'Room' }, bookingId: newId() } };
  await tellRegistration(lobby, moved, registrationMoved);
  expect(await visitOf(lobby, told.registrationId)).toMatchObject({
    state: 'expected', expectedFrom: evening.start, spaceName: { en: 'Room' }, bookingId: moved.event.bookingId,
  });
  await tellRegistration(lobby, { ...moved, state: 'withdrawn', version: 3 }, registrationWithdrawn);
  expect(await visitOf(lobby, told.registrationId)).toMatchObject({ state: 'cancelled' });
  for (const fact of [visitMoved, visitCancelled]) await eventually('it is told', async () => (await count(fact, told.registrationId)) === 1);
});

it('the same fact twice, and an older one that comes late, change nothing', async () => {
  const told = registration(lobby.siteId);
  const eventId = await tellRegistration(lobby, told);
  await tellRegistration(lobby, { ...told, state: 'cancelled', version: 3 }, registrationCancelled);
  await tellRegistration(lobby, { ...told, version: 2, event: { ...told.event, ...evening } }, registrationMoved);
  await lobby.house.tell(registrationCancelled, { id: eventId, aggregateId: told.registrationId, data: { ...told, version: 9 } });
  await tellRegistration(lobby, registration(lobby.siteId));
  expect(await visitOf(lobby, told.registrationId)).toMatchObject({ state: 'cancelled', expectedFrom: start, version: 2 });
});

it('whose withdrawal comes before her confirmation is not expected', async () => {
  const told = registration(lobby.siteId);
  await tellRegistration(lobby, { ...told, state: 'withdrawn', version: 2 }, registrationWithdrawn);
  await tellRegistration(lobby, told);
  expect(await isThere(told.registrationId)).toBe(false);
});

it('nobody is expected at what is only online, until it takes place in the house', async () => {
  const nowhere = { attendance: 'online' as const, siteId: null, siteName: null, address: null, spaceId: null, spaceName: null, bookingId: null };
  const told = registration(lobby.siteId, { event: nowhere });
  await tellRegistration(lobby, told);
  expect(await isThere(told.registrationId)).toBe(false);

  const hybrid = { ...told, version: 2, event: { ...registration(lobby.siteId).event, eventId: told.event.eventId, attendance: 'hybrid' as const } };
  await tellRegistration(lobby, hybrid, registrationMoved);
  expect(await visitOf(lobby, told.registrationId)).toMatchObject({ state: 'expected' });
  await tellRegistration(lobby, { ...told, version: 3 }, registrationMoved);
  expect(await visitOf(lobby, told.registrationId)).toMatchObject({ state: 'cancelled' });
  await tellRegistration(lobby, { ...hybrid, version: 4 }, registrationMoved);
  expect(await visitOf(lobby, told.registrationId)).toMatchObject({ state: 'expected', visitorId: told.attendeeId });
});

it('a registration that nobody has any more brings nobody', async () => {
  const told = registration(lobby.siteId, { attendeeId: null });
  await tellRegistration(lobby, told, registrationAnonymised);
  expect(await isThere(told.registrationId)).toBe(false);
});

it('those of a day are listed by time and name, page by page, and found by a part of the name', async () => {
  const site = newId();
  const day = { start: '2026-11-27T08:00:00Z', end: '2026-11-27T09:00:00Z' };
  for (const name of ['Örjan Ask', 'Bo Berg', 'Åsa Ek', 'Cecilia Ask']) {
    const told = registration(lobby.siteId, { event: day });
    await tellPerson(lobby, told.attendeeId!, name);
    await tellRegistration(lobby, told);
  }
  const atNight = registration(lobby.siteId, { event: { start: '2026-11-26T22:30:00Z', end: '2026-11-26T23:30:00Z' } });
  await tellRegistration(lobby, atNight);

  const staff = lobby.house.as('staff');
  const first = await staff.call(listVisits, { siteId: lobby.siteId, date: '2026-11-27', limit: 3 });
  const rest = await staff.call(listVisits, { siteId: lobby.siteId, date: '2026-11-27', limit: 3, after: first.next! });
  // In Stockholm the night is half of the 26th, half of the 27th.
  expect([...first.items, ...rest.items].map(({ visitorName }) => visitorName)).toEqual([null, 'Bo Berg', 'Cecilia Ask', 'Åsa Ek', 'Örjan Ask']);
  expect(rest.next).toBeNull();
  const { items } = await staff.call(listVisits, { siteId: lobby.siteId, date: '2026-11-27', search: 'ask', state: 'expected' });
  expect(items.map(({ visitorName }) => visitorName)).toEqual(['Cecilia Ask', 'Örjan Ask']);
  for (const [search, found] of [['öRJAN', ['Örjan Ask']], ['%', []], ['_', []], ['ÅSA EK', ['Åsa Ek']]] as const) {
    const { items: named } = await staff.call(listVisits, { siteId: lobby.siteId, date: '2026-11-27', search });
    expect(named.map(({ visitorName }) => visitorName)).toEqual(found);
  }
  await expect(staff.call(listVisits, { siteId: site })).rejects.toMatchObject({ code: 'site.not-found' });
  await expect(staff.call(listVisits, { siteId: lobby.siteId, after: 'x' })).rejects.toMatchObject({ code: 'input.invalid' });
});

it('who is expected anew when it had been forgotten who it was has her name again', async () => {
  const told = registration(lobby.siteId);
  await tellPerson(lobby, told.attendeeId!, 'Anna Ek');
  await tellRegistration(lobby, told);
  lobby.house.clock.set('2027-01-10T12:00:00Z');
  await lobby.house.running[0]!.context.get(RetentionWorker).run();
  const titled = { ...told, version: 2, event: { ...told.event, title: { sv: 'Dialogen', en: 'The dialogue' } } };
  await tellRegistration(lobby, titled, registrationMoved);
  expect(await visitOf(lobby, told.registrationId)).toMatchObject({ visitorId: null, visitorName: null, title: { en: 'The dialogue' } });
  const event = { ...titled.event, start: '2027-01-11T08:00:00Z', end: '2027-01-11T09:00:00Z' };
  await tellRegistration(lobby, { ...titled, version: 3, event }, registrationMoved);
  expect(await visitOf(lobby, told.registrationId, '2027-01-11')).toMatchObject({ state: 'expected', visitorName: 'Anna Ek' });
});
