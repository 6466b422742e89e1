import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  admitVisitor, countInside, inviteGuest, listInside, recordScan, registerWalkIn, registrationCancelled, registrationMoved, revealPass, revealVisitor,
  seeOffVisitor, visitorArrived, visitorLeft, type RegistrationSnapshot,
} from '#contracts';
import { newId, type DomainError } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { booking, noon, openLobby, refusal, registration, tellBooking, tellPerson, tellRegistration, tellSite, visitOf, type Lobby } from './lobby.js';

let lobby: Lobby;
beforeAll(async () => {
  // Two replicas, so that nothing within one process can be what keeps order.
  lobby = await openLobby({ replicas: 2 });
});
afterAll(() => lobby.house.close());

let told: RegistrationSnapshot;
let visitId: string;
let pass: string;
beforeEach(async () => {
  lobby.house.clock.set(noon);
  told = registration(lobby.siteId);
  visitId = told.registrationId;
  await tellRegistration(lobby, told);
  pass = (await lobby.house.asPeer('notifications', revealPass, { visitId })).pass!;
});

const scan = (direction: 'in' | 'out', more: { nonce?: string; at?: string; pass?: string; siteId?: string } = {}) =>
  lobby.house.as('device').call(recordScan, { pass, siteId: lobby.siteId, direction, nonce: newId(), ...more });
const desk = () => lobby.house.as('reception');
const entries = () => lobby.tables.query(sql`select came_in::text, went_out::text from entries where visit_id = ${visitId}`);
const passages = () => lobby.tables.query(sql`select from passages where visit_id = ${visitId}`);
const factsAbout = async (fact: typeof visitorArrived, id = visitId) => (await lobby.house.told(fact)).filter(({ subject }) => subject === id);

describe('a pass at the door', () => {
  it('lets her in, and out, and in again', async () => {
    expect(await scan('in')).toMatchObject({ direction: 'in', at: noon, repeated: false, visit: { id: visitId, state: 'inside', arrivedAt: noon } });
    lobby.house.clock.advance('PT1H');
    expect(await scan('out')).toMatchObject({ visit: { state: 'left', arrivedAt: noon, leftAt: '2026-11-26T13:00:00Z', leftBy: 'scan' } });
    lobby.house.clock.advance('PT1H');
    expect(await scan('in')).toMatchObject({ visit: { state: 'inside', arrivedAt: '2026-11-26T14:00:00Z', leftAt: null, leftBy: null } });
    expect(await entries()).toHaveLength(2);
    await eventually('it is told', async () => (await factsAbout(visitorArrived)).length === 2 && (await factsAbout(visitorLeft)).length === 1);
  });

  it('a second scan is refused with the time of the first', async () => {
    await scan('in');
    lobby.house.clock.advance('PT10M');
    expect(await refusal(scan('in'))).toMatchObject({ code: 'visit.already-inside', params: { since: noon, timeZone: 'Europe/Stockholm' } });
    expect(await passages()).toHaveLength(1);
  });

  it('the same scan sent again is admitted again and not counted twice, by whomever and whenever', async () => {
    const nonce = newId();
    await scan('in', { nonce });
    lobby.house.clock.advance('PT20H');
    expect(await scan('in', { nonce })).toMatchObject({ repeated: true, at: noon, visit: { state: 'inside' } });
    const again = await lobby.house.as('reception').call(recordScan, { pass, siteId: lobby.siteId, direction: 'in', nonce });
    expect(again).toMatchObject({ repeated: true, at: noon });
    expect(await passages()).toHaveLength(1);
  });

  it('the same scan sent twenty times at once counts once', async () => {
    const nonce = newId();
    const answers = await Promise.all(Array.from({ length: 20 }, () => scan('in', { nonce })));
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(answers.map(({ visit }) => visit.state))).toEqual(new Set(['inside']));
    expect(await passages()).toHaveLength(1);
    expect(await entries()).toHaveLength(1);
    await eventually('it is told', async () => (await factsAbout(visitorArrived)).length === 1);
  });

  it('of many doors that scan it at the same moment one lets in, and the others are told since when she is inside', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => scan('in')));
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as DomainError] : []));
    expect(refused).toHaveLength(7);
    for (const one of refused) expect(one).toMatchObject({ code: 'visit.already-inside', params: { since: noon } });
    expect(await passages()).toHaveLength(1);
  });

  it('a nonce for another pass, or another direction, is refused', async () => {
    const nonce = newId();
    await scan('in', { nonce });
    expect(await refusal(scan('out', { nonce }))).toMatchObject({ code: 'input.invalid', fields: [{ field: 'nonce' }] });
    const other = registration(lobby.siteId);
    await tellRegistration(lobby, other);
    const { pass: another } = await lobby.house.asPeer('notifications', revealPass, { visitId: other.registrationId });
    expect(await refusal(scan('in', { nonce, pass: another! }))).toMatchObject({ code: 'input.invalid', fields: [{ field: 'nonce' }] });
    expect(await visitOf(lobby, other.registrationId)).toMatchObject({ state: 'expected' });
  });

  it('lets out whoever stayed too long, but nobody who is not inside', async () => {
    expect(await refusal(scan('out'))).toMatchObject({ code: 'visit.not-inside' });
    await scan('in');
    lobby.house.clock.set('2026-11-26T20:00:00Z');
    expect(await scan('out')).toMatchObject({ visit: { state: 'left' } });
  });

  it('of many with the same nonce for different passes at once one counts', async () => {
    const nonce = newId();
    const others = await Promise.all(Array.from({ length: 6 }, async () => {
      const other = registration(lobby.siteId);
      await tellRegistration(lobby, other);
      return (await lobby.house.asPeer('notifications', revealPass, { visitId: other.registrationId })).pass!;
    }));
    const outcomes = await Promise.allSettled(others.map((one) => scan('in', { nonce, pass: one })));
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as DomainError] : []));
    expect(refused).toHaveLength(5);
    for (const one of refused) expect(one).toMatchObject({ code: 'input.invalid', fields: [{ field: 'nonce' }] });
  });
});

describe('a door that was without a network', () => {
  it('tells afterwards when she came in', async () => {
    lobby.house.clock.set('2026-11-27T12:00:00Z');
    expect(await scan('in', { at: noon })).toMatchObject({ at: noon, visit: { state: 'inside', arrivedAt: noon } });
  });

  it('does not bring her inside again who has left since', async () => {
    await scan('in');
    lobby.house.clock.advance('PT1H');
    await scan('out');
    expect(await scan('in', { at: '2026-11-26T11:50:00Z' })).toMatchObject({ visit: { state: 'left', arrivedAt: '2026-11-26T11:50:00Z' } });
    expect(await scan('in', { at: '2026-11-26T12:30:00Z' })).toMatchObject({ visit: { state: 'left', leftAt: '2026-11-26T13:00:00Z' } });
    expect(await entries()).toHaveLength(1);
  });

  it('and another that was too may tell in either order', async () => {
    lobby.house.clock.set('2026-11-26T16:00:00Z');
    expect(await scan('out', { at: '2026-11-26T14:00:00Z' })).toMatchObject({ visit: { state: 'expected' } });
    expect(await scan('in', { at: noon })).toMatchObject({ visit: { state: 'left', arrivedAt: noon, leftAt: '2026-11-26T14:00:00Z' } });
    await eventually('it is told', async () => (await factsAbout(visitorLeft)).length === 1);
  });

  it('is believed about whoever it has let in, though she was moved or called off in the meantime', async () => {
    lobby.house.clock.set('2026-11-26T14:00:00Z');
    const event = { ...told.event, start: '2026-11-27T09:00:00Z', end: '2026-11-27T11:00:00Z' };
    await tellRegistration(lobby, { ...told, event, version: 2 }, registrationMoved);
    expect(await scan('in', { at: '2026-11-26T12:30:00Z' })).toMatchObject({ visit: { state: 'inside', arrivedAt: '2026-11-26T12:30:00Z' } });

    const [annex, third, early] = [newId(), newId(), registration(lobby.siteId)];
    await tellSite(lobby, annex, 'Annex');
    await tellSite(lobby, third, 'Third');
    await tellRegistration(lobby, early);
    const earlyPass = (await lobby.house.asPeer('notifications', revealPass, { visitId: early.registrationId })).pass!;
    await tellRegistration(lobby, { ...early, event: { ...early.event, siteId: annex }, version: 2 }, registrationMoved);
    expect(await refusal(scan('in', { pass: earlyPass }))).toMatchObject({ code: 'pass.other-site' });
    const late = { pass: earlyPass, at: '2026-11-26T12:30:00Z' };
    expect(await refusal(scan('in', { ...late, siteId: third }))).toMatchObject({ code: 'pass.other-site' });
    expect(await scan('in', late)).toMatchObject({ visit: { id: early.registrationId, state: 'inside' } });
    expect((await desk().call(listInside, { siteId: lobby.siteId, limit: 100 })).items).toContainEqual(expect.objectContaining({ id: early.registrationId }));

    for (const more of [[], ['2026-11-26T13:30:00Z']]) {
      const other = registration(lobby.siteId);
      await tellRegistration(lobby, other);
      const otherPass = (await lobby.house.asPeer('notifications', revealPass, { visitId: other.registrationId })).pass!;
      await tellRegistration(lobby, { ...other, state: 'cancelled', version: 2 }, registrationCancelled);
      for (const at of more) expect(await scan('out', { pass: otherPass, at })).toMatchObject({ visit: { state: 'cancelled' } });
      const { visit } = await scan('in', { pass: otherPass, at: '2026-11-26T12:30:00Z' });
      expect(visit).toMatchObject({ state: more.length > 0 ? 'left' : 'inside', arrivedAt: '2026-11-26T12:30:00Z' });
    }
  });

  it('is not believed about what was more than two days ago, or is to come', async () => {
    for (const at of ['2026-11-24T11:59:59Z', '2026-11-26T12:02:01Z']) {
      expect(await refusal(scan('in', { at }))).toMatchObject({ code: 'input.invalid', fields: [{ field: 'at' }] });
    }
    expect(await scan('in', { at: '2026-11-26T12:01:00Z' })).toMatchObject({ at: noon });
  });
});

describe('the reception', () => {
  it('lets in and out whoever has no pass with her', async () => {
    expect(await desk().call(admitVisitor, { visitId })).toMatchObject({ state: 'inside', arrivedAt: noon });
    expect(await refusal(desk().call(admitVisitor, { visitId }))).toMatchObject({ code: 'visit.already-inside', params: { since: noon } });
    expect(await desk().call(seeOffVisitor, { visitId })).toMatchObject({ state: 'left', leftBy: 'reception' });
    expect(await refusal(desk().call(seeOffVisitor, { visitId }))).toMatchObject({ code: 'visit.not-inside' });
    expect(await refusal(desk().call(admitVisitor, { visitId: newId() }))).toMatchObject({ code: 'visit.not-found' });
    expect(await refusal(lobby.house.as('booker').call(admitVisitor, { visitId }))).toMatchObject({ code: 'actor.not-permitted' });
  });

  it('lets in whoever was not expected, until the house closes, and her host can be told', async () => {
    const hostId = newId();
    const berg = { siteId: lobby.siteId, name: 'Bo Berg', organisation: 'Bergs Bygg AB', hostId, errand: 'Ser på lokalen' };
    const walkIn = await desk().call(registerWalkIn, berg);
    expect(walkIn).toMatchObject({
      kind: 'walk-in', state: 'inside', visitorName: 'Bo Berg', visitorOrganisation: 'Bergs Bygg AB', hostId, title: { sv: 'Ser på lokalen' },
      arrivedAt: noon, expectedFrom: noon, expectedUntil: '2026-11-26T16:00:00Z',
    });
    const [arrived] = await eventually('it is told', async () => {
      const facts = await factsAbout(visitorArrived, walkIn.id);
      return facts.length > 0 && facts;
    });
    expect(arrived!.data).toMatchObject({ hostId, kind: 'walk-in' });
    expect(JSON.stringify(arrived)).not.toContain('Berg');
    const revealed = await lobby.house.asPeer('notifications', revealVisitor, { visitId: walkIn.id });
    expect(revealed).toEqual({ visitorName: 'Bo Berg', visitorOrganisation: 'Bergs Bygg AB' });
    expect(await desk().call(seeOffVisitor, { visitId: walkIn.id })).toMatchObject({ state: 'left' });

    lobby.house.clock.set('2026-11-26T19:00:00Z');
    const late = await desk().call(registerWalkIn, { siteId: lobby.siteId, name: 'Bo Berg' });
    expect(late).toMatchObject({ expectedUntil: '2026-11-26T23:00:00Z', title: { sv: 'Besök', en: 'Visit' } });
    await desk().call(seeOffVisitor, { visitId: late.id });
  });

  it('knows who a guest is whose host has been told that she is here', async () => {
    const held = await tellBooking(lobby, booking(lobby.siteId));
    const { id } = await desk().call(inviteGuest, { bookingId: held.bookingId, guestId: newId(), name: 'Anna Ek' });
    await desk().call(admitVisitor, { visitId: id });
    await eventually('it is told', async () => (await factsAbout(visitorArrived, id))[0]?.data.hostId === held.applicantId);
    expect(await lobby.house.asPeer('notifications', revealVisitor, { visitId: id })).toEqual({ visitorName: 'Anna Ek', visitorOrganisation: null });
  });
});

it('who is inside is listed by name and counted, for each site', async () => {
  const siteId = newId();
  await tellSite(lobby, siteId, 'Verkstan');
  for (const name of ['Örjan', 'Bo', 'Åsa']) await desk().call(registerWalkIn, { siteId, name });
  const coming = registration(siteId);
  await tellPerson(lobby, coming.attendeeId!, 'Cecilia');
  await tellRegistration(lobby, coming);
  await tellRegistration(lobby, registration(siteId, { event: { start: '2026-11-27T08:00:00Z', end: '2026-11-27T09:00:00Z' } }));
  const over = registration(siteId, { event: { start: '2026-11-26T08:00:00Z', end: '2026-11-26T09:00:00Z' } });
  await tellRegistration(lobby, over);

  expect(await desk().call(countInside, { siteId })).toMatchObject({
    at: noon, sites: [{ siteId, inside: 3, expected: 1, siteName: { en: 'Verkstan' } }],
  });
  await desk().call(admitVisitor, { visitId: coming.registrationId });
  const first = await desk().call(listInside, { siteId, limit: 2 });
  const rest = await desk().call(listInside, { siteId, limit: 2, after: first.next! });
  expect([...first.items, ...rest.items].map(({ visitorName }) => visitorName)).toEqual(['Bo', 'Cecilia', 'Åsa', 'Örjan']);
  expect((await desk().call(countInside, {})).sites).toContainEqual(expect.objectContaining({ siteId, inside: 4, expected: 0 }));
  expect(await refusal(desk().call(countInside, { siteId: newId() }))).toMatchObject({ code: 'site.not-found' });
});

it('each change of a visit has been told once, in versions without a gap, and the last says how it stands', async () => {
  const untrue = () => lobby.tables.query(sql`
    select visit.id from visits as visit
    left join lateral (
      select array_agg(aggregate_version order by position) as versions,
        (array_agg(envelope::jsonb -> 'data' order by position desc))[1] as latest
      from outbox where aggregate_id = visit.id
    ) as told on true
    where versions is distinct from array(select generate_series(1, visit.version))
      or latest ->> 'state' is distinct from visit.state or (latest ->> 'siteId')::uuid is distinct from visit.site_id
      or (latest ->> 'arrivedAt')::timestamptz is distinct from visit.arrived_at
      or (latest ->> 'leftAt')::timestamptz is distinct from visit.left_at or latest ->> 'leftBy' is distinct from visit.left_by
      or (latest ->> 'expectedFrom')::timestamptz is distinct from visit.expected_from`);
  expect(await lobby.tables.query(sql`select from visits where version > 3`)).not.toEqual([]);
  expect(await untrue()).toEqual([]);
});
