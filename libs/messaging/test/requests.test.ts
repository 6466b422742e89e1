import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { headers } from '@nats-io/transport-node';
import { newId } from '#kernel';
import { issueActorToken } from '#messaging';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { deposit, printStatement, showBalance, unanswered } from './ledger/contracts.js';
import { Ledger } from './ledger/ledger.js';
import { bank } from './ledger/services.js';

let ledger: Ledger;

beforeAll(async () => {
  ledger = await Ledger.open([bank]);
});
afterAll(() => ledger.close());

const anna = () => ledger.house.as('booker');
const versionOf = async (accountId: string) =>
  (await ledger.bank.maybeOne<{ version: number }>(sql`select version from accounts where id = ${accountId}`))?.version;

test('what a command changed is there, and is told', async () => {
  const accountId = newId();
  await expect(anna().call(deposit, { accountId, amount: 5 })).resolves.toEqual({ balance: 5 });
  await expect(anna().call(showBalance, { accountId })).resolves.toEqual({ balance: 5 });
  const [told] = await eventually('it is told', async () => {
    const about = (await ledger.told()).filter(({ subject }) => subject === accountId);
    return about.length > 0 && about;
  });
  expect(told).toMatchObject({ aggregateversion: 1, data: { amount: 5, balance: 5 } });
});

describe('a caller', () => {
  test('of a service that does not run is told after her time that it is unavailable', async () => {
    await expect(anna().call(unanswered, {}, { timeoutMs: 300 })).rejects.toMatchObject({ code: 'service.unavailable', params: { service: 'nobody' } });
  });

  test('of a service that does not answer in time is told that it took too long', async () => {
    const call = anna().call(showBalance, { accountId: newId(), waitMs: 1_000 }, { timeoutMs: 300 });
    await expect(call).rejects.toMatchObject({ code: 'service.timeout', params: { service: 'bank' } });
  });

  test('who asks a service that is just starting is answered when it has', async () => {
    const late = await Ledger.open([]);
    const answer = late.house.as('booker').call(deposit, { accountId: newId(), amount: 1 });
    await late.house.start(bank);
    await expect(answer).resolves.toEqual({ balance: 1 });
    await late.close();
  });
});

const ask = async (subject: string, body: string, deadline?: number) => {
  const values = headers();
  values.set('Parken-Actor', await issueActorToken(ledger.house.keys.key, { id: newId(), roles: ['booker'] }, 'bank'));
  values.set('Idempotency-Key', newId());
  if (deadline) values.set('Parken-Deadline', String(deadline));
  const answer = await ledger.house.connection.request(subject, body, { timeout: 5_000, headers: values });
  return answer.json<{ error?: { code: string; fields: { field: string; code: string }[] } }>();
};

describe('a request', () => {
  test('whose caller has stopped waiting is not begun', async () => {
    const accountId = newId();
    const answer = await ask(deposit.subject, JSON.stringify({ accountId, amount: 1 }), Date.now() - 1);
    expect(answer.error?.code).toBe('service.timeout');
    expect(await versionOf(accountId)).toBeUndefined();
  });

  test('whose caller stops waiting while it queues for a connection is not begun', async () => {
    const accountId = newId();
    const slow = Array.from({ length: 32 }, () => anna().call(showBalance, { accountId, waitMs: 700 }, { timeoutMs: 9_000 }));
    await ledger.whenBusy('bank');
    const answer = await ask(deposit.subject, JSON.stringify({ accountId, amount: 1 }), Date.now() + 200);
    expect(answer.error?.code).toBe('service.timeout');
    await Promise.all(slow);
    expect(await versionOf(accountId)).toBeUndefined();
  });

  test.each([
    ['no JSON', '{', 'request.malformed', []],
    ['a field too many', JSON.stringify({ accountId: newId(), amount: 1, extra: 1 }), 'input.invalid', [{ field: 'extra', code: 'unknown-field' }]],
    ['a wrong type', JSON.stringify({ accountId: newId(), amount: 'x' }), 'input.invalid', [{ field: 'amount', code: 'invalid_type' }]],
  ])('with %s is refused and names the field', async (_what, body, code, fields) => {
    const { error } = await ask(deposit.subject, body);
    expect(error?.code).toBe(code);
    expect(error?.fields).toMatchObject(fields);
  });

  test('larger than the broker takes is refused before it is sent', async () => {
    const call = anna().call(printStatement, { length: 1, padding: 'x'.repeat(1_100_000) });
    await expect(call).rejects.toMatchObject({ code: 'input.too-large' });
  });

  test('whose answer would be larger than 512 KiB is told so, and the service goes on', async () => {
    await expect(anna().call(printStatement, { length: 600_000 })).rejects.toMatchObject({ code: 'service.reply-too-large' });
    await expect(anna().call(printStatement, { length: 500_000 })).resolves.toMatchObject({ text: expect.stringMatching(/^x+$/) });
  });

  test('keeps its trace from the caller to the fact that it caused', async () => {
    const accountId = newId();
    const values = headers();
    values.set('Parken-Actor', await issueActorToken(ledger.house.keys.key, { id: newId(), roles: ['booker'] }, 'bank'));
    values.set('Idempotency-Key', newId());
    values.set('traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');
    await ledger.house.connection.request(deposit.subject, JSON.stringify({ accountId, amount: 1 }), { timeout: 5_000, headers: values });
    const { envelope } = await ledger.bank.one<{ envelope: string }>(sql`select envelope from outbox where aggregate_id = ${accountId}`);
    expect(JSON.parse(envelope)).toMatchObject({ traceparent: expect.stringMatching(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/) });
  });
});
