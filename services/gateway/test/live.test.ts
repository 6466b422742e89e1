import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { jetstream } from '@nats-io/jetstream';
import {
  agreementSent, bookingApproved, bookingSnapshot, eventLostItsSpace, eventPublished, eventSpaceWanted, facts, membershipConfirmed, organisationRecorded,
  personErased, personRecorded, registrationOffered, siteRecorded, visitorArrived, type FactContract,
} from '#contracts';
import { newId, type Role } from '#kernel';
import { eventually } from '#testing';
import { decided } from '../src/live/audience.js';
import { EventStream } from './event-stream.js';
import { Gatehouse } from './gatehouse.js';
import { sample } from './sample.js';
import type { Visitor } from './visitor.js';

let house: Gatehouse;
const open: EventStream[] = [];

beforeAll(async () => {
  house = await Gatehouse.open();
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((stream) => stream.close()));
});
afterAll(() => house.close());

async function listen(visitor: Visitor, lastSeen?: string): Promise<EventStream> {
  const stream = await EventStream.open(visitor, lastSeen);
  open.push(stream);
  await eventually('the stream is open', () => stream.has('ready'));
  return stream;
}

async function listening(...roles: Role[]) {
  const person = await house.signedIn(roles);
  return { ...person, stream: await listen(person.visitor) };
}

/** Publishes as the owner of the fact does. @returns the event's id */
async function tell(fact: FactContract, aggregateId: string, data: Record<string, unknown>, id = newId()): Promise<string> {
  const event = { specversion: '1.0', id, type: fact.type, subject: aggregateId, time: '2026-11-26T12:00:00Z', aggregateversion: 4, data: { ...(sample(fact.data) as object), ...data } };
  await jetstream(house.connection).publish(`${fact.type}.${aggregateId}`, JSON.stringify(event));
  return id;
}

const approved = (applicantId: string | null, bookingId = newId(), id = newId()) =>
  tell(bookingApproved, bookingId, { ...(sample(bookingSnapshot) as object), bookingId, applicantId, title: 'Hemligt möte' }, id);

test('an applicant hears of her own, staff and reception of everybody’s, and nobody of what a booking says', async () => {
  const [anna, bo, staff, reception] = await Promise.all([listening('booker'), listening('booker'), listening('staff'), listening('reception')]);
  const bookingId = newId();
  const id = await approved(anna.personId, bookingId);
  const expected = { id, event: 'change', data: { type: 'booking.booking-approved', id: bookingId, version: 4, time: '2026-11-26T12:00:00Z' } };
  for (const { stream } of [anna, staff, reception]) await eventually('she hears of it', () => stream.changes.length > 0);
  for (const { stream } of [anna, staff, reception]) expect(stream.changes).toEqual([expected]);
  await approved(bo.personId);
  await eventually('he hears of his', () => bo.stream.changes.length === 1);
  expect(anna.stream.changes).toHaveLength(1);
  expect(JSON.stringify([anna, bo, staff, reception].map(({ stream }) => stream.told))).not.toContain('Hemligt');
});

test('people and memberships are told of to themselves and to staff only; secrets of the house to nobody', async () => {
  const [anna, bo, admin] = await Promise.all([listening('booker'), listening('booker'), listening('admin')]);
  await tell(personRecorded, anna.personId, { id: anna.personId, name: 'Anna Ek' });
  await tell(membershipConfirmed, newId(), { personId: anna.personId });
  await tell(organisationRecorded, newId(), {});
  await tell(personErased, newId(), {});
  await approved(null);
  await eventually('staff have heard of the last', () => admin.stream.changes.length === 4);
  expect(anna.stream.changes.map(({ data }) => (data as { type: string }).type)).toEqual(['partners.person-recorded', 'partners.membership-confirmed']);
  expect(bo.stream.changes).toEqual([]);
});

const about = ({ stream }: { stream: EventStream }) => stream.changes.map(({ data }) => (data as { type: string }).type);

test('a registration, a visit and an agreement are told of to those in it and to those who handle it; drafts to staff alone', async () => {
  const [anna, bo, reception, staff] = await Promise.all([listening('booker'), listening('booker'), listening('reception'), listening('staff')]);
  const parties = [{ ...(sample(agreementSent.data) as { parties: object[] }).parties[0], signatoryId: anna.personId }];
  await tell(registrationOffered, newId(), { attendeeId: anna.personId });
  await tell(visitorArrived, newId(), { visitorId: null, hostId: anna.personId });
  await tell(visitorArrived, newId(), { visitorId: anna.personId, hostId: null });
  await tell(agreementSent, newId(), { parties });
  await tell(eventLostItsSpace, newId(), { state: 'draft' });
  await tell(eventSpaceWanted, newId(), {});
  await tell(eventPublished, newId(), { state: 'published' });
  await tell(siteRecorded, newId(), {});
  for (const one of [anna, bo, reception, staff]) await eventually('all have heard of the last', () => about(one).includes('booking.site-recorded'));
  const [registration, visit, agreement, event] = ['events.registration-offered', 'visitors.visitor-arrived', 'partners.agreement-sent', 'events.event-published'];
  expect(about(anna)).toEqual([registration, visit, visit, agreement, event, 'booking.site-recorded']);
  expect(about(bo)).toEqual([event, 'booking.site-recorded']);
  expect(about(reception)).toEqual([registration, visit, visit, 'events.event-lost-its-space', event, 'booking.site-recorded']);
  expect(about(staff)).toEqual([registration, visit, visit, agreement, 'events.event-lost-its-space', event, 'booking.site-recorded']);
});

test('for every fact of the catalogue it is decided who hears of it', () => {
  expect(facts.map(({ type }) => type).filter((type) => !decided.has(type))).toEqual([]);
});

test('a client that comes back gets what it has missed, once', async () => {
  const { visitor, personId, stream } = await listening('booker');
  const seen = await approved(personId);
  await eventually('she hears of it', () => stream.changes.length === 1);
  await stream.close();
  const missed = await approved(personId);
  await approved(newId());
  await approved(personId, newId(), missed);
  const again = await listen(visitor, seen);
  await eventually('she hears of what she missed', () => again.changes.length === 1);
  expect(again.changes[0]!.id).toBe(missed);
  expect(again.has('resync')).toBe(false);
});

test('a client that was away for too long is told to read again', async () => {
  const { visitor } = await house.signedIn();
  const stream = await listen(visitor, newId());
  await eventually('it is told', () => stream.has('resync'));
});

test('the stream ends with the session, also when that ends because she was erased', async () => {
  const here = await listening('booker');
  await here.visitor.send('DELETE', '/api/v1/session');
  await here.stream.ended;
  expect((await here.visitor.get('/api/v1/session')).body.signedIn).toBe(false);
  const erased = await listening('booker');
  await tell(personErased, erased.personId, { personId: erased.personId });
  await erased.stream.ended;
});

test('nobody listens who has not signed in, and nobody to more than ten', async () => {
  expect((await house.visitor().get('/api/v1/live', { accept: 'text/event-stream' })).body).toMatchObject({ status: 401, code: 'actor.missing' });
  const { visitor } = await house.signedIn();
  for (let nth = 0; nth < 10; nth++) await listen(visitor);
  expect((await visitor.get('/api/v1/live', { accept: 'text/event-stream' })).body).toMatchObject({ status: 429, code: 'limit.exceeded' });
  await open.pop()!.close();
  await eventually('there is room again', async () => (await listen(visitor)).response.status === 200);
});

test('when NATS has been away, clients read again; and the stream goes on', async () => {
  const { personId, stream } = await listening('booker');
  await house.nats.stop();
  await house.nats.start();
  await eventually('it is told', () => stream.has('resync'));
  await eventually('a change after that arrives', async () => {
    await approved(personId);
    return stream.changes.length > 0;
  });
});

test('closing ends the streams and does not wait for them', async () => {
  const gateway = await house.start();
  const { visitor } = await house.signedIn(['booker'], { visitor: house.visitor({}, gateway.url) });
  const stream = await listen(visitor);
  const started = Date.now();
  await gateway.close();
  await stream.ended;
  expect(Date.now() - started).toBeLessThan(3_000);
});
