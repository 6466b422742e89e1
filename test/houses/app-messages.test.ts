import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { bookingApproved, signInPerson } from '#contracts';
import { eventually } from '#testing';
import { startGateway, type RunningGateway } from '../../services/gateway/src/start-gateway.js';
import { EventStream } from '../../services/gateway/test/event-stream.js';
import { Visitor } from '../../services/gateway/test/visitor.js';
import { NotifiedHouse, aBooking, type Person } from '../../services/notifications/test/notified-house.js';
import { StandIn } from '../../services/notifications/test/stand-in.js';

let here: NotifiedHouse;
let gateway: RunningGateway;
let partners: StandIn;
const people = new Map<string, Person>();
const open: EventStream[] = [];

beforeAll(async () => {
  here = await NotifiedHouse.open();
  const { house } = here;
  // Who somebody is, partners know; the rest is as it is.
  partners = await StandIn.of(house, signInPerson as never, (({ email }: { email: string }) => ({ person: people.get(email), roles: ['booker'] })) as never);
  gateway = await startGateway({ PORT: '0', NATS_URL: house.nats.urlOf('gateway'), ACTOR_PRIVATE_KEY: house.keys.privateKey, SESSION_KEY: randomBytes(32).toString('base64url') }, pino({ level: 'silent' }));
});
afterAll(async () => {
  await Promise.all(open.map((stream) => stream.close()));
  await gateway.close();
  await partners.leave();
  await here.close();
});

/** Somebody who has signed in with a code that came by mail, and listens. */
async function listening() {
  const person = await here.person();
  people.set(person.email, person);
  const visitor = new Visitor(gateway.url);
  expect((await visitor.post('/api/v1/sign-in/codes', { email: person.email })).status).toBe(202);
  const mail = await eventually('the code has come', () => here.post.to(person.email)[0]);
  const code = /\b[A-Z\d]{4}-[A-Z\d]{4}\b/.exec(mail.text!)![0];
  const { status, body } = await visitor.post('/api/v1/sign-in/sessions', { email: person.email, code });
  expect(status).toBe(201);
  visitor.csrf = String(body.csrfToken);
  const stream = await EventStream.open(visitor);
  open.push(stream);
  await eventually('the stream is open', () => stream.has('ready'));
  const heard = () => stream.changes.map(({ data }) => (data as { type: string }).type).filter((type) => type.startsWith('notifications.'));
  return { person, visitor, heard, stream };
}

test('somebody hears at once of what stands in her inbox, reads it, and her other window hears that she has; nobody else does', async () => {
  const [anna, bo] = [await listening(), await listening()];
  const booking = aBooking(anna.person, { state: 'approved', version: 2, title: 'Hemligt möte' });
  await here.house.tell(bookingApproved, { aggregateId: booking.bookingId, aggregateVersion: 2, data: booking });
  await eventually('she hears of it', () => anna.heard().includes('notifications.message-received'));

  const { status, body } = await anna.visitor.get('/api/v1/messages?isUnread=true');
  expect(status).toBe(200);
  const [message] = body.items as { id: string; name: string; title: string }[];
  expect(body).toMatchObject({ unread: 1, items: [{ name: 'booking-approved', title: expect.stringContaining('Hemligt möte'), readAt: null }] });

  expect((await bo.visitor.get('/api/v1/messages')).body).toMatchObject({ items: [], unread: 0 });
  expect((await bo.visitor.send('PUT', '/api/v1/messages/read-mark', { messageIds: [message!.id] })).body).toEqual({ unread: 0 });
  expect((await anna.visitor.get('/api/v1/messages')).body).toMatchObject({ unread: 1 });

  expect((await anna.visitor.send('PUT', '/api/v1/messages/read-mark', { upTo: message!.id })).body).toEqual({ unread: 0 });
  await eventually('her other window hears of it', () => anna.heard().includes('notifications.message-read'));
  expect(bo.heard()).toEqual([]);
  expect(JSON.stringify(anna.stream.told)).not.toContain('Hemligt');

  const nobody = new Visitor(gateway.url);
  expect((await nobody.get('/api/v1/messages')).status).toBe(401);
});
