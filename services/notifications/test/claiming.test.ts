import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId, traceparent } from '#kernel';
import { sql } from '#persistence';
import { claimDue } from '../src/deliveries/claim-due.js';
import { messages } from '../src/messages.js';
import { settle } from '../src/deliveries/settle.js';
import { NotifiedHouse, aBooking } from './notified-house.js';

const leaseSeconds = 60;
const kinds = messages.map(({ name }) => name);

let here: NotifiedHouse;

beforeAll(async () => {
  here = await NotifiedHouse.open({ replicas: 0 });
});
afterAll(() => here.close());

async function aDueDelivery(): Promise<string> {
  const [id, person] = [newId(), newId()];
  const booking = aBooking({ id: person });
  await here.database.execute(sql`
    insert into people (id, email, language, sms_wanted, version) values (${person}, ${`${person}@example.se`}, 'sv', false, 1)`);
  await here.database.execute(sql`
    insert into deliveries (id, kind, category, channel, person_id, about, about_version, content, state, due_at, next_attempt_at, created_at, traceparent)
    values (${id}, 'booking-requested', 'decision', 'email', ${person}, ${booking.bookingId}, 1, ${JSON.stringify({ booking })}::jsonb, 'queued', ${here.clock.now()}, ${here.clock.now()},
      ${here.clock.now()}, ${traceparent()})`);
  return id;
}

test('of many who look for work at the same moment, none takes what another has', async () => {
  const due = await Promise.all(Array.from({ length: 60 }, aDueDelivery));
  const many = Array.from({ length: 6 }, () => here.house.database('notifications'));
  const claimed = await Promise.all(many.flatMap((database) => [1, 2, 3, 4].map(() => claimDue(database, kinds, here.clock.now(), 6, leaseSeconds))));
  const ids = claimed.flat().map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
  expect(due).toEqual(expect.arrayContaining(ids));
});

test('what is new goes before what could not go out before', async () => {
  await claimDue(here.database, kinds, here.clock.now(), 1_000, leaseSeconds);
  const tried = await aDueDelivery();
  await here.database.execute(sql`update deliveries set attempts = 3, next_attempt_at = ${here.clock.now().subtract('PT1H')} where id = ${tried}`);
  const fresh = await aDueDelivery();
  const claim = async () => (await claimDue(here.database, kinds, here.clock.now(), 1, leaseSeconds)).map(({ id }) => id);
  expect([await claim(), await claim()]).toEqual([[fresh], [tried]]);
});

test('whoever comes back after another has taken over has nothing more to say', async () => {
  const id = await aDueDelivery();
  const mine = (await claimDue(here.database, kinds, here.clock.now(), 100, leaseSeconds)).find((one) => one.id === id)!;
  here.clock.advance('PT61S');
  const others = (await claimDue(here.database, kinds, here.clock.now(), 100, leaseSeconds)).find((one) => one.id === id)!;
  expect(others.attempts).toBe(2);
  expect(await settle(here.database, mine, { state: 'failed', reason: 'no' }, here.clock.now())).toBe(0);
  expect(await settle(here.database, others, { state: 'sent' }, here.clock.now())).toBe(1);
});

test('the database refuses a change of state that makes no sense', async () => {
  const id = await aDueDelivery();
  await expect(here.database.execute(sql`
    update deliveries set state = 'sent', sent_at = now(), next_attempt_at = null where id = ${id}`)).rejects.toThrow('does not go from queued to sent');
});
