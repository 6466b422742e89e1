import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { bookingMoved, inviteGuest, personRecorded } from '#contracts';
import { newId } from '#kernel';
import { rebuild, type AskSnapshot } from '#messaging';
import { sql } from '#persistence';
import { projections } from '../src/projections/projections.js';
import { booking, openLobby, registration, takenIn, tellBooking, tellPerson, tellRegistration, tellSite, visitOf, type Lobby } from './lobby.js';

let lobby: Lobby;
beforeAll(async () => {
  lobby = await openLobby();
});
afterAll(() => lobby.house.close());

const rebuilt = (name: string, items: unknown[]) => {
  const ask: AskSnapshot = () => Promise.resolve({ items, next: null });
  return rebuild(lobby.tables, projections.find((one) => one.name === name)!, ask);
};
const invited = async (told: ReturnType<typeof booking>) =>
  (await lobby.house.as('staff').call(inviteGuest, { bookingId: told.bookingId, guestId: newId(), name: 'Anna Ek' })).id;

it('guests follow their booking also where what is kept of it was made anew from something newer', async () => {
  const held = await tellBooking(lobby, booking(lobby.siteId));
  const before = await invited(held);
  const moved = { ...held, start: '2026-11-26T18:00:00Z', end: '2026-11-26T20:00:00Z', version: 2 };
  expect(await rebuilt('bookings', [moved])).toBe(1);
  const after = await invited(held);
  expect(await visitOf(lobby, before)).toMatchObject({ expectedFrom: held.start });
  expect(await visitOf(lobby, after)).toMatchObject({ expectedFrom: moved.start });

  await takenIn(lobby.tables, await lobby.house.tell(bookingMoved, { aggregateId: held.bookingId, aggregateVersion: 2, data: moved }));
  expect(await visitOf(lobby, before)).toMatchObject({ expectedFrom: moved.start, version: 2 });
  expect(await visitOf(lobby, after)).toMatchObject({ expectedFrom: moved.start, version: 1 });
});

it('visits stay where sites and people are made anew', async () => {
  const told = registration(lobby.siteId);
  await tellPerson(lobby, told.attendeeId!, 'Anna Ek');
  await tellRegistration(lobby, told);
  await rebuilt('people', []);
  expect(await visitOf(lobby, told.registrationId)).toMatchObject({ visitorName: null });
  const person = { id: told.attendeeId!, email: 'a@example.se', name: 'Anna Ek', phone: '+46701234567', language: 'sv', smsWanted: false, version: 4 };
  await rebuilt('people', [person]);
  const older = { ...person, name: 'Anna Berg', version: 3 };
  await takenIn(lobby.tables, await lobby.house.tell(personRecorded, { aggregateId: person.id, aggregateVersion: 3, data: older }));
  expect(await visitOf(lobby, told.registrationId)).toMatchObject({ visitorName: 'Anna Ek' });
  expect(await lobby.tables.query(sql`select * from people`)).toEqual([{ id: person.id, name: 'Anna Ek', version: 4 }]);

  await rebuilt('sites', []);
  await tellSite(lobby, lobby.siteId, 'Parken');
  expect(await visitOf(lobby, told.registrationId)).toMatchObject({ state: 'expected' });
});
