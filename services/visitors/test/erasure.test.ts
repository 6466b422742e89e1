import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  admitVisitor, bookingAnonymised, inviteGuest, listVisits, personErased, personForgotten, registerWalkIn, visitAnonymised,
} from '#contracts';
import { newId, type DomainError } from '#kernel';
import { raw, sql } from '#persistence';
import { eventually } from '#testing';
import { booking, openLobby, refusal, registration, tellBooking, tellPerson, tellRegistration, takenIn, visitOf, type Lobby } from './lobby.js';

let lobby: Lobby;
beforeAll(async () => {
  lobby = await openLobby();
});
afterAll(() => lobby.house.close());

const secret = 'Zaragoza';

/** Every row that visitors has stored, as text. */
async function everything(): Promise<string[]> {
  const names = await lobby.tables.query<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'visitors' and tablename <> 'migrations'`);
  const rowsOf = (name: string) => lobby.tables.query<{ row: string }>(sql`select t::text as row from ${raw(name)} as t`);
  const rows = await Promise.all(names.map(({ name }) => rowsOf(name)));
  return rows.flat().map(({ row }) => row);
}

async function erase(personId: string): Promise<string[]> {
  await takenIn(lobby.tables, await lobby.house.tell(personErased, { aggregateId: personId, data: { personId } }));
  const told = await eventually('it is told that she is forgotten', async () =>
    (await lobby.house.told(personForgotten.visitors)).find(({ subject }) => subject === personId),
  );
  return told.data.purge as string[];
}

const left = async (trace: string) => (await everything()).filter((row) => row.includes(trace) && !row.includes(personForgotten.visitors.type));

it('a visitor who is erased is not expected any more, and whoever has come is counted without a name', async () => {
  const desk = lobby.house.as('reception');
  const anna = newId();
  await tellPerson(lobby, anna, secret);
  const [coming, here] = [registration(lobby.siteId, { attendeeId: anna }), registration(lobby.siteId, { attendeeId: anna })];
  await tellRegistration(lobby, coming);
  await tellRegistration(lobby, here);
  await desk.call(admitVisitor, { visitId: here.registrationId });
  const held = await tellBooking(lobby, booking(lobby.siteId));
  const { id: invited } = await desk.call(inviteGuest, { bookingId: held.bookingId, guestId: anna, name: secret });

  const ids = [coming.registrationId, here.registrationId, invited];
  expect(new Set(await erase(anna))).toEqual(new Set(ids));
  const states = await Promise.all(ids.map((id) => visitOf(lobby, id)));
  expect(states).toMatchObject([{ state: 'cancelled' }, { state: 'inside' }, { state: 'cancelled', hostId: held.applicantId }]);
  for (const visit of states) expect(visit).toMatchObject({ visitorId: null, visitorName: null });
  const told = await eventually('each visit is told as it stands', async () => {
    const facts = (await lobby.house.told(visitAnonymised)).filter(({ subject }) => ids.includes(subject));
    return facts.length === 3 && facts;
  });
  expect(JSON.stringify(told)).not.toContain(anna);
  expect(await left(anna)).toEqual([]);
  expect(await left(secret)).toEqual([]);

  // Facts about her may be late, and others may still know her id.
  await tellRegistration(lobby, registration(lobby.siteId, { attendeeId: anna }));
  await tellRegistration(lobby, { ...coming, version: 2, event: { ...coming.event, end: '2026-11-26T16:00:00Z' } });
  expect(await refusal(desk.call(inviteGuest, { bookingId: held.bookingId, guestId: anna, name: secret }))).toMatchObject({ code: 'person.erased' });
  const shouted = { bookingId: held.bookingId.toUpperCase(), guestId: anna.toUpperCase(), name: secret };
  expect(await refusal(desk.call(inviteGuest, shouted))).toMatchObject({ code: 'person.erased' });
  expect(await desk.call(registerWalkIn, { siteId: lobby.siteId, name: 'Bo', hostId: anna.toUpperCase() })).toMatchObject({ hostId: null });
  expect(await left(anna)).toEqual([]);
  expect(await visitOf(lobby, coming.registrationId)).toMatchObject({ state: 'cancelled' });
});

it('a host who is erased leaves her guests, without her or her words', async () => {
  const desk = lobby.house.as('reception');
  const host = lobby.house.as('booker');
  const held = await tellBooking(lobby, booking(lobby.siteId, { applicantId: host.id, title: `Möte ${secret}` }));
  const guest = await host.call(inviteGuest, { bookingId: held.bookingId, guestId: newId(), name: 'Bo Berg' });
  const walkIn = await desk.call(registerWalkIn, { siteId: lobby.siteId, name: 'Bo Berg', hostId: host.id, errand: `Träffar ${secret}` });

  expect(new Set(await erase(host.id))).toEqual(new Set([guest.id, walkIn.id]));
  expect(await visitOf(lobby, guest.id)).toMatchObject({ state: 'expected', hostId: null, visitorName: 'Bo Berg', title: { sv: '[raderad / erased]' } });
  expect(await visitOf(lobby, walkIn.id)).toMatchObject({ state: 'inside', hostId: null, visitorName: 'Bo Berg' });
  expect(await left(host.id)).toEqual([]);
  expect(await left(secret)).toEqual([]);

  // What an organisation holds keeps its title: booking tells so.
  await tellBooking(lobby, { ...held, applicantId: null, title: 'Marknadsdialog', version: 2 }, bookingAnonymised);
  expect(await visitOf(lobby, guest.id)).toMatchObject({ state: 'expected', title: { sv: 'Marknadsdialog' } });
});

it('the one who kept the door is forgotten too', async () => {
  const desk = lobby.house.as('reception');
  const { id } = await desk.call(registerWalkIn, { siteId: lobby.siteId, name: 'Bo' });
  expect(await left(desk.id)).not.toEqual([]);
  expect(await erase(desk.id)).toEqual([]);
  expect(await left(desk.id)).toEqual([]);
  expect(await visitOf(lobby, id)).toMatchObject({ state: 'inside', visitorName: 'Bo' });
});

it('a person who is erased while she is named for one thing after another leaves nothing behind either', async () => {
  const [host, anna] = [lobby.house.as('staff'), newId()];
  const bookings = await Promise.all(Array.from({ length: 30 }, () => tellBooking(lobby, booking(lobby.siteId))));
  const inviting = bookings.map(({ bookingId }) => host.call(inviteGuest, { bookingId, guestId: anna, name: secret }));
  await inviting[0];
  const [, ...outcomes] = await Promise.allSettled([erase(anna), ...inviting]);
  const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as DomainError).code] : []));
  expect(refused.filter((code) => code !== 'person.erased')).toEqual([]);
  expect(await left(anna)).toEqual([]);
  expect((await host.call(listVisits, { siteId: lobby.siteId, search: secret })).items).toEqual([]);
});

it('a host who is erased while guests of hers are named leaves nothing behind either', async () => {
  const [staff, host] = [lobby.house.as('staff'), newId()];
  const hers = { applicantId: host, title: `Middag ${secret}` };
  const bookings = await Promise.all(Array.from({ length: 30 }, () => tellBooking(lobby, booking(lobby.siteId, hers))));
  const inviting = bookings.map(({ bookingId }) => staff.call(inviteGuest, { bookingId, guestId: newId(), name: 'Bo Berg' }));
  await inviting[0];
  const [, ...visits] = await Promise.all([erase(host), ...inviting]);
  expect(visits).toHaveLength(30);
  expect(await left(host)).toEqual([]);
  expect(await left(secret)).toEqual([]);
});
