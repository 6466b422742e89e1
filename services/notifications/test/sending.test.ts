import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { bookingApproved, bookingRequested, listDeliveries, personErased, personForgotten, personRecorded, retryDelivery, sendSignInCode, type FactContract } from '#contracts';
import { newId } from '#kernel';
import { raw, sql } from '#persistence';
import { eventually } from '#testing';
import { CodeRetention } from '../src/sign-in-codes/code-retention.js';
import { NotifiedHouse, aBooking, type Person, type Snapshot } from './notified-house.js';

let here: NotifiedHouse;
let anna: Person;

beforeAll(async () => {
  here = await NotifiedHouse.open({ replicas: 2 });
});
afterAll(() => here.close());
beforeEach(async () => {
  anna = await here.person();
});

const tell = (fact: FactContract, data: Snapshot) => here.house.tell(fact, { aggregateId: data.bookingId, aggregateVersion: data.version, data });
const staff = () => here.house.as('staff');
const deliveries = async (about: string) => (await staff().call(listDeliveries, { about })).items.toReversed();
const inState = (about: string, ...states: string[]) =>
  eventually(`deliveries are ${states.join()}`, async () => {
    const found = await deliveries(about);
    expect(found.map(({ state }) => state)).toEqual(states);
    return found;
  });
/** Until the clock is moved, what waits for another try waits. */
const attempted = (about: string, attempts: number) =>
  eventually(`${attempts} attempts`, async () => {
    const [first] = await deliveries(about);
    return first?.attempts === attempts && first.nextAttemptAt !== null && first;
  });

test('while the post office is closed messages wait, and afterwards each comes once and in its order', async () => {
  const booking = aBooking(anna);
  await here.post.down();
  await tell(bookingRequested, booking);
  const first = await attempted(booking.bookingId, 1);
  await tell(bookingApproved, { ...booking, state: 'approved', version: 2 });
  expect(first).toMatchObject({ maybeTwice: false, lastError: expect.stringContaining('ECONNREFUSED') });
  const pause = here.clock.now().until(first.nextAttemptAt!).total('seconds');
  expect(pause).toBeGreaterThanOrEqual(1);
  expect(pause).toBeLessThanOrEqual(5);
  await inState(booking.bookingId, 'queued', 'queued');
  here.clock.advance('PT5S');
  await attempted(booking.bookingId, 2);

  await here.post.up();
  here.clock.advance('PT15S');
  const [requested, approved] = await inState(booking.bookingId, 'sent', 'sent');
  expect([requested!.attempts, approved!.attempts]).toEqual([3, 1]);
  expect(here.post.to(anna.email).map(({ subject }) => subject!.split(':')[0])).toEqual(['Vi har fått din förfrågan', 'Din bokning är godkänd']);
});

test('what is refused for good is not tried again until staff say so', async () => {
  here.post.refusals.set(anna.email, `550 5.7.1 <${anna.email}> we know nobody in your house`);
  const booking = aBooking(anna);
  await tell(bookingRequested, booking);
  const [failed] = await inState(booking.bookingId, 'failed');
  expect(failed).toMatchObject({ attempts: 1, nextAttemptAt: null, recipient: expect.stringMatching(/^a\*\*\*@example\.se$/) });
  expect(failed!.lastError).toContain('nobody in your house');
  expect(failed!.lastError).not.toContain(anna.email);

  here.post.refusals.clear();
  await staff().call(retryDelivery, { deliveryId: failed!.id });
  await inState(booking.bookingId, 'sent');
  await expect(staff().call(retryDelivery, { deliveryId: failed!.id })).rejects.toMatchObject({ code: 'delivery.not-failed' });
  await expect(staff().call(retryDelivery, { deliveryId: newId() })).rejects.toMatchObject({ code: 'delivery.not-found' });
});

test('a line that breaks after the message marks the delivery, and the second mail is the same to whoever receives it', async () => {
  here.post.mood = 'hanging-up-after-data';
  const booking = aBooking(anna);
  await tell(bookingRequested, booking);
  expect(await attempted(booking.bookingId, 1)).toMatchObject({ state: 'uncertain', maybeTwice: false });
  here.post.mood = 'accepting';
  here.clock.advance('PT5S');
  const [delivery] = await inState(booking.bookingId, 'sent');
  expect(delivery).toMatchObject({ attempts: 2, maybeTwice: true });
  const [first, second, ...more] = here.post.to(anna.email);
  expect(more).toEqual([]);
  expect([second!.messageId, second!.date, second!.text]).toEqual([first!.messageId, first!.date, first!.text]);
});

test('what was left uncertain is sent again when staff say so, and says that it may have come twice', async () => {
  const booking = aBooking(anna);
  await tell(bookingRequested, booking);
  const [delivery] = await inState(booking.bookingId, 'sent');
  // As a reminder stands whose sender has died; staff have asked her, and she has got nothing.
  await here.database.execute(sql`
    insert into deliveries (id, kind, category, channel, person_id, about, about_version, content, state, why, attempts, due_at, created_at, traceparent)
    select ${newId()}, kind, 'reminder', channel, person_id, ${newId()}, 1, content, 'uncertain', 'uncertain-not-repeated', 1, due_at, created_at, traceparent
    from deliveries where id = ${delivery!.id}`);
  const left = await staff().call(listDeliveries, { state: 'uncertain' });
  await staff().call(retryDelivery, { deliveryId: left.items[0]!.id });
  expect(await inState(left.items[0]!.about!, 'sent')).toMatchObject([{ attempts: 2, maybeTwice: true }]);
  expect(here.post.to(anna.email)).toHaveLength(2);
});

test('two replicas at work on fifty messages send each of them once', async () => {
  const bookings = Array.from({ length: 50 }, () => aBooking(anna));
  await Promise.all(bookings.map((booking) => tell(bookingRequested, booking)));
  const mails = await eventually('fifty mails', () => here.post.to(anna.email).length >= 50 && here.post.to(anna.email));
  await eventually('all are settled', async () => (await staff().call(listDeliveries, { state: 'sending' })).items.length === 0);
  expect(mails).toHaveLength(50);
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(50);
});

test('a delivery carries the trace of the request that led to it', async () => {
  const booking = aBooking(anna);
  await tell(bookingRequested, booking);
  const [delivery] = await inState(booking.bookingId, 'sent');
  expect(delivery!.traceId).toBe('0af7651916cd43dd8448eb211c80319c');
});

test('somebody sees what was sent to her and not what was sent to others; pages follow each other', async () => {
  const berit = await here.person({ name: 'Berit' });
  const mine = [aBooking(berit), aBooking(berit), aBooking(berit)];
  for (const booking of [...mine, aBooking(anna)]) await tell(bookingRequested, booking);
  await eventually('three mails', () => here.post.to(berit.email).length === 3);
  const her = here.house.as({ id: berit.id, roles: ['booker'] });
  const first = await her.call(listDeliveries, { limit: 2 });
  const second = await her.call(listDeliveries, { limit: 2, after: first.next! });
  const about = [...first.items, ...second.items].map(({ about }) => about);
  expect(new Set(about)).toEqual(new Set(mine.map(({ bookingId }) => bookingId)));
  expect(about).toHaveLength(3);
  expect(second.next).toBeNull();
  await expect(her.call(listDeliveries, { after: 'nonsense' })).rejects.toMatchObject({ code: 'input.invalid', fields: [{ field: 'after' }] });
});

const askForCode = (email: string, timeoutMs = 10_000) =>
  here.house.as('system').call(sendSignInCode, { email, code: 'K7WQ-3MXP', expiresAt: here.clock.now().add('PT10M').toString(), language: 'sv' }, { timeoutMs });

/** Everything that is in the service's tables, or in all but one of them. */
async function everythingKept(butIn = ''): Promise<string> {
  const tables = await here.database.query<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'notifications' and tablename <> ${butIn}`);
  const rows = await Promise.all(tables.map(({ name }) => here.database.query(sql`select t::text as row from ${raw(name)} t`)));
  return JSON.stringify(rows);
}

test('a sign-in code is sent at once, and nothing of it is kept', async () => {
  const { deliveryId } = await askForCode(anna.email);
  const [mail] = here.post.to(anna.email);
  expect(mail).toMatchObject({ messageId: `<${deliveryId}@parken.example>`, text: expect.stringContaining('K7WQ-3MXP'), html: expect.stringContaining('10 minuter') });
  expect(mail!.subject).not.toContain('K7WQ');
  const { items } = await here.house.as({ id: anna.id, roles: ['booker'] }).call(listDeliveries, {});
  expect(items).toMatchObject([{ id: deliveryId, kind: 'sign-in-code', state: 'sent', attempts: 1 }]);
  const attempts = await here.database.query(sql`select attempt, provider, outcome, answer from delivery_attempts where delivery_id = ${deliveryId}`);
  expect(attempts).toEqual([{ attempt: 1, provider: 'smtp', outcome: 'sent', answer: null }]);
  expect(await everythingKept()).not.toContain('K7WQ');
  // Not even a digest, from which so short a text could be guessed while it is good.
  await askForCode('somebody.else@example.se');
  const { fingerprints } = await here.database.one<{ fingerprints: number }>(sql`
    select count(distinct fingerprint) as fingerprints from idempotency where subject = ${sendSignInCode.subject}`);
  expect(fingerprints).toBe(1);
});

test('a code that cannot be sent now is not sent later: the caller is told', async () => {
  await here.post.down();
  // Asked until the end of her patience, the last time perhaps without an answer.
  await expect(askForCode(anna.email, 3_000)).rejects.toMatchObject({ code: expect.stringMatching(/^service\.(?:unavailable|timeout)$/) });
  await here.post.up();
  const { items } = await here.house.as({ id: anna.id, roles: ['booker'] }).call(listDeliveries, {});
  expect(items).toMatchObject([{ kind: 'sign-in-code', state: 'failed' }]);
  await expect(staff().call(retryDelivery, { deliveryId: items[0]!.id })).rejects.toMatchObject({ code: 'delivery.not-failed' });
  await askForCode(anna.email);
  expect(here.post.to(anna.email)).toHaveLength(1);
});

test('many codes for which the post office takes its time do not keep anybody else waiting', async () => {
  here.post.mood = 'holding';
  const codes = Promise.allSettled(Array.from({ length: 40 }, (_, index) => askForCode(`slow${index}@example.se`, 5_000)));
  await eventually('some are being handed over', () => here.post.handedOver > 0);
  const asked = performance.now();
  while (performance.now() - asked < 4_500) {
    const began = performance.now();
    await staff().call(listDeliveries, { limit: 1 });
    // Whoever waited for a code would wait until the post office lets go of it.
    expect(performance.now() - began).toBeLessThan(4_000);
  }
  here.post.release();
  await codes;
});

test('that a code was sent is forgotten after a week', async () => {
  await askForCode('nobody@example.se');
  const kept = () => here.database.query(sql`select from deliveries where recipient = 'nobody@example.se'`);
  const retention = here.house.running[0]!.context.get(CodeRetention);
  await here.database.execute(sql`update deliveries set created_at = now() - interval '6 days' where recipient = 'nobody@example.se'`);
  await retention.run();
  expect(await kept()).toHaveLength(1);
  await here.database.execute(sql`update deliveries set created_at = now() - interval '8 days' where recipient = 'nobody@example.se'`);
  await retention.run();
  expect(await kept()).toEqual([]);
});

test('of somebody who is erased nothing is left, neither sent nor waiting, and nothing that comes late brings her back', async () => {
  const erna = await here.person({ name: 'Erna Raderad', phone: '+46709998877', smsWanted: true }, false);
  // Her first code goes to an address of which nothing is known.
  await askForCode(erna.email);
  await here.makeKnown(erna);
  const [sent, waiting, late] = [aBooking(erna, { title: 'Ernas disputation' }), aBooking(erna, { title: 'Ernas fest' }), aBooking(erna)];
  await tell(bookingApproved, { ...sent, state: 'approved' });
  await inState(sent.bookingId, 'sent', 'sent');
  here.post.refusals.set(erna.email, `451 <${erna.email}> come back later`);
  await tell(bookingRequested, waiting);
  await attempted(waiting.bookingId, 1);

  await here.house.tell(personErased, { aggregateId: erna.id, aggregateVersion: 2, data: { personId: erna.id } });
  const [forgotten] = await eventually('it is told', async () => {
    const told = await here.house.told(personForgotten.notifications);
    return told.filter(({ subject }) => subject === erna.id).length > 0 && told.filter(({ subject }) => subject === erna.id);
  });
  expect(forgotten!.data).toMatchObject({ personId: erna.id });
  await tell(bookingRequested, late);
  await here.house.tell(personRecorded, { aggregateId: erna.id, aggregateVersion: 3, data: { ...erna, version: 3 } });
  const after = aBooking(anna);
  await tell(bookingRequested, after);
  await inState(after.bookingId, 'sent');

  expect(await deliveries(late.bookingId)).toEqual([]);
  await inState(waiting.bookingId, 'suppressed');
  here.post.refusals.clear();
  here.clock.advance('PT5S');
  expect(here.post.to(erna.email)).toHaveLength(2);
  const everything = await everythingKept();
  for (const hers of [erna.email, 'Erna', '9998877']) expect(everything).not.toContain(hers);
  // The outbox still holds the answer, which names her by id until it is purged.
  expect(await everythingKept('outbox')).not.toContain(erna.id);
});

test('of somebody who came back under the same address before the house had forgotten her, nothing new is lost', async () => {
  const before = await here.person();
  const again = await here.person({ email: before.email });
  here.post.refusals.set(again.email, '451 come back later');
  const asked = aBooking(again);
  await tell(bookingRequested, asked);
  await attempted(asked.bookingId, 1);

  await here.house.tell(personErased, { aggregateId: before.id, aggregateVersion: 2, data: { personId: before.id } });
  await eventually('it is told', async () => (await here.house.told(personForgotten.notifications)).some(({ subject }) => subject === before.id));
  here.post.refusals.clear();
  here.clock.advance('PT5S');
  await inState(asked.bookingId, 'sent');
});
