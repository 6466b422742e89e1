import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addressSuppressed, bookingRequested, liftSuppression, listSuppressions, personErased, retryDelivery } from '#contracts';
import { newId } from '#kernel';
import { Transactor } from '#messaging';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { noteFinding } from '../src/mailbox/note-finding.js';
import type { Finding } from '../src/mailbox/read-mail.js';
import { NotifiedHouse, aBooking, type Person, type Snapshot } from './notified-house.js';

const staffMail = 'huset@parken.example';

let here: NotifiedHouse;
let anna: Person;
let transactor: Transactor;

beforeAll(async () => {
  here = await NotifiedHouse.open({ settings: { STAFF_MAIL: staffMail } });
  transactor = new Transactor({ database: here.database, clock: here.clock, wakeRelay: () => undefined });
});
afterAll(() => here.close());
beforeEach(async () => {
  anna = await here.person();
});

interface Mail {
  id: string;
  state: string;
  why: string | null;
}

const ended = ({ bookingId }: Snapshot) =>
  eventually('it has ended', () =>
    here.database.maybeOne<Mail>(sql`
      select id, state, why from deliveries where about = ${bookingId} and channel = 'email' and not to_house and state not in ('queued', 'sending')`),
  );

const stateOf = async ({ id }: Mail) => (await here.database.one<Mail>(sql`select id, state, why from deliveries where id = ${id}`)).state;

async function told(person: Person = anna) {
  const booking = aBooking(person);
  await here.house.tell(bookingRequested, { aggregateId: booking.bookingId, data: booking });
  return ended(booking);
}

const suppressionsOf = async ({ id }: Person) => (await here.house.as('staff').call(listSuppressions, { personId: id })).items;

const note = (finding: Finding, mail: string = newId()) => transactor.run((effects) => noteFinding(effects, finding, mail));

const bounce = (deliveryId: string, to: string, status: string): Finding => ({
  kind: 'delivery',
  deliveryId,
  recipients: [{ action: 'failed', recipients: [to], status, answer: `550 ${status} no` }],
});

describe('an address that a server refuses for good', () => {
  test('saying that there is no such one, is suppressed, and staff are told without naming it', async () => {
    here.post.refusals.set(anna.email, `550 5.1.1 <${anna.email}> no such user`);
    const failed = await told();
    expect(failed.state).toBe('failed');
    const [suppression] = await eventually('it is suppressed', async () => {
      const found = await suppressionsOf(anna);
      return found.length > 0 && found;
    });
    expect(suppression).toMatchObject({ reason: 'bounced', deliveryId: failed.id, personId: anna.id, address: 'a***@example.se', liftedAt: null });
    expect(suppression!.answer).not.toContain(anna.email);
    const fact = await eventually('it is told', () => here.database.maybeOne<{ envelope: string }>(sql`
      select envelope::text from outbox where aggregate_id = ${suppression!.id} and published_at is not null`));
    expect(fact.envelope).toContain(failed.id);
    expect(fact.envelope).not.toContain(anna.email);
    expect(fact.envelope).not.toContain(anna.id);
    const mail = await eventually('those in the house hear of it', () =>
      here.post.to(staffMail).find(({ subject }) => subject === 'En adress tar inte emot mejl: Parken'));
    expect(mail.text).toContain('listan över spärrade adresser');
    expect(mail.raw).not.toContain(anna.email);
  });

  test('for what it thinks of the message, is not', async () => {
    here.post.refusals.set(anna.email, '554 5.7.1 this looks like spam');
    expect((await told()).state).toBe('failed');
    expect(await suppressionsOf(anna)).toEqual([]);
  });
});

describe('to a suppressed address', () => {
  test('nothing goes until staff lift it; then what failed or was kept is tried again', async () => {
    here.post.refusals.set(anna.email, '550 5.1.1 no such user');
    const failed = await told();
    const [suppression] = await eventually('it is suppressed', async () => {
      const found = await suppressionsOf(anna);
      return found.length > 0 && found;
    });
    here.post.refusals.delete(anna.email);
    const kept = await told();
    expect(kept).toMatchObject({ state: 'suppressed', why: 'address-suppressed' });
    await here.house.as('staff').call(retryDelivery, { deliveryId: kept.id });
    await eventually('it is kept again', async () => (await stateOf(kept)) === 'suppressed');
    expect(here.post.to(anna.email)).toEqual([]);

    expect(await here.house.as('staff').call(liftSuppression, { suppressionId: suppression!.id })).toMatchObject({ id: suppression!.id, liftedAt: expect.any(String) });
    expect(await suppressionsOf(anna)).toEqual([]);
    await here.house.as('staff').call(retryDelivery, { deliveryId: failed.id });
    await here.house.as('staff').call(retryDelivery, { deliveryId: kept.id });
    await eventually('both are sent', () => here.post.to(anna.email).length === 2);
    await expect(here.house.as('staff').call(liftSuppression, { suppressionId: suppression!.id })).rejects.toMatchObject({ code: 'suppression.lifted-already' });
    await expect(here.house.as('staff').call(liftSuppression, { suppressionId: newId() })).rejects.toMatchObject({ code: 'suppression.not-found' });
  });

  test('that was lifted, what comes back from before is no news, and what comes back after is', async () => {
    const before = await told();
    await note(bounce(before.id, anna.email, '5.1.1'));
    const [suppression] = await suppressionsOf(anna);
    here.clock.advance('PT1M');
    await here.house.as('staff').call(liftSuppression, { suppressionId: suppression!.id });
    await note({ kind: 'complaint', deliveryId: before.id });
    expect(await suppressionsOf(anna)).toEqual([]);
    here.clock.advance('PT1M');
    const after = await told();
    await note(bounce(after.id, anna.email, '5.1.1'));
    expect(await suppressionsOf(anna)).toHaveLength(1);
  });
});

test('an address that puts off three messages in a row over two days is suppressed at the third', async () => {
  const seen: number[] = [];
  for (let message = 0; message < 3; message++) {
    const { id } = await told();
    await note(bounce(id, anna.email, '4.2.2'));
    seen.push((await suppressionsOf(anna)).length);
    here.clock.advance('PT25H');
  }
  expect(seen).toEqual([0, 0, 1]);
});

test('what nobody was ever sent, or nobody is known to have asked for, suppresses nothing', async () => {
  const queued = newId();
  const [code] = await here.database.query<{ id: string }>(sql`
    insert into deliveries (id, kind, category, channel, recipient, state, attempts, due_at, created_at, sent_at, traceparent)
    values (${newId()}, 'sign-in-code', 'sign-in', 'email', 'typo@example.se', 'sent', 1, now(), now(), now(), '') returning id`);
  expect(await note(bounce(queued, anna.email, '5.1.1'))).toBe(false);
  expect(await note(bounce(code!.id, 'typo@example.se', '5.1.1'))).toBe(true);
  expect(await here.database.query(sql`select from suppressed_addresses where address = 'typo@example.se'`)).toEqual([]);
});

describe('reports twice, late and in any order', () => {
  const actions = ['delivered', 'failed', 'delayed', 'complained'] as const;

  test('never move a state backwards, and leave the same behind for the address', async () => {
    const reports = fc.array(fc.record({ action: fc.constantFrom(...actions), mail: fc.integer({ min: 0, max: 3 }), isGone: fc.boolean() }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(reports, async (given) => {
        const person = await here.person();
        const id = await aSentRow(person);
        const read = new Set<string>();
        let expected = 'sent';
        let isSuppressed = false;
        for (const { action, mail, isGone } of given) {
          const finding: Finding = action === 'complained' ? { kind: 'complaint', deliveryId: id } : {
            kind: 'delivery', deliveryId: id, recipients: [{ action, recipients: [person.email], status: isGone ? '5.1.1' : '5.7.1', answer: null }],
          };
          await note(finding, `<${mail}>`);
          if (!read.has(String(mail))) {
            if (expected === 'sent' && action !== 'delayed') expected = action === 'failed' ? 'failed' : 'delivered';
            isSuppressed ||= action === 'complained' || (action === 'failed' && isGone);
          }
          read.add(String(mail));
          expect(await here.database.one(sql`select state from deliveries where id = ${id}`)).toEqual({ state: expected });
        }
        expect((await suppressionsOf(person)).length).toBe(isSuppressed ? 1 : 0);
      }),
      { numRuns: 25 },
    );
  });

  test('told all at the same moment end in one state and one suppression', async () => {
    const id = await aSentRow(anna);
    const findings: Finding[] = [bounce(id, anna.email, '5.1.1'), { kind: 'complaint', deliveryId: id }, bounce(id, anna.email, '5.1.10')];
    await Promise.all([...findings, ...findings].map((finding) => note(finding)));
    expect(['failed', 'delivered']).toContain((await here.database.one<{ state: string }>(sql`select state from deliveries where id = ${id}`)).state);
    expect(await suppressionsOf(anna)).toHaveLength(1);
    expect(await here.database.query(sql`select from outbox where type = ${addressSuppressed.type} and envelope::text like ${`%${id}%`}`)).toHaveLength(1);
  });
});

test('what went out as one mail comes back as one', async () => {
  const [one, other, later] = [await aSentRow(anna), await aSentRow(anna), await aSentRow(anna)];
  await here.database.execute(sql`update deliveries set digest_for = ${here.clock.now()} where id = any(${[one, other]})`);
  await note(bounce(one, anna.email, '4.2.2'));
  const states = await here.database.query<{ id: string; state: string }>(sql`select id, state from deliveries where id = any(${[one, other, later]})`);
  expect(new Map(states.map(({ id, state }) => [id, state]))).toEqual(new Map([[one, 'failed'], [other, 'failed'], [later, 'sent']]));
});

test('of somebody who is erased neither her address nor what came of it remains', async () => {
  const id = await aSentRow(anna);
  await note(bounce(id, anna.email, '5.1.1'));
  await here.database.execute(sql`update deliveries set answer = 'accepted', answered_at = now() where id = ${id}`);
  const [mine] = await here.database.query<{ id: string }>(sql`
    insert into suppressed_addresses (id, channel, address, reason, since, lifted_at, lifted_by)
    values (${newId()}, 'email', 'else@example.se', 'bounced', now(), now(), ${anna.id}) returning id`);
  await here.house.tell(personErased, { aggregateId: anna.id, aggregateVersion: 2, data: { personId: anna.id } });
  await eventually('she is forgotten', async () => (await here.database.query(sql`select from people where id = ${anna.id}`)).length === 0);
  expect(await here.database.query(sql`select from suppressed_addresses where person_id = ${anna.id} or address = ${anna.email}`)).toEqual([]);
  expect(await here.database.one(sql`select lifted_by as by from suppressed_addresses where id = ${mine!.id}`)).toEqual({ by: null });
  expect(await here.database.one(sql`select answer, answered_at as at from deliveries where id = ${id}`)).toEqual({ answer: null, at: null });
  expect(await here.database.query(sql`select from delivery_reports where answer is not null and delivery_id = ${id}`)).toEqual([]);
});

/** A mail that has gone out, without sending one. */
async function aSentRow({ id, email }: Person): Promise<string> {
  const delivery = newId();
  await here.database.execute(sql`
    insert into deliveries (id, kind, category, channel, person_id, recipient, about, about_version, content, state, attempts, due_at, created_at, sent_at, traceparent)
    values (${delivery}, 'booking-requested', 'decision', 'email', ${id}, ${email}, ${newId()}, 1, '{}', 'sent', 1, ${here.clock.now()}, ${here.clock.now()}, ${here.clock.now()}, '')`);
  return delivery;
}
