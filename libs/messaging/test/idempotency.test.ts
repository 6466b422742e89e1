import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { deposit } from './ledger/contracts.js';
import { Ledger } from './ledger/ledger.js';
import { bank } from './ledger/services.js';

let ledger: Ledger;

beforeAll(async () => {
  ledger = await Ledger.open([bank], { replicas: 2 });
});
afterAll(() => ledger.close());

test('fifty calls at once with one key have one effect and get one answer', async () => {
  const input = { accountId: newId(), amount: 7 };
  const idempotencyKey = newId();
  const anna = ledger.house.as('booker');
  const answers = await Promise.all(Array.from({ length: 50 }, () => anna.call(deposit, input, { idempotencyKey })));
  expect(answers).toEqual(answers.map(() => ({ balance: 7 })));
  expect(await ledger.bank.query(sql`select version from accounts where id = ${input.accountId}`)).toEqual([{ version: 1 }]);
  expect(await ledger.bank.query(sql`select from outbox where aggregate_id = ${input.accountId}`)).toHaveLength(1);
});

test('the same key with another body is refused', async () => {
  const accountId = newId();
  const idempotencyKey = newId();
  const anna = ledger.house.as('booker');
  await anna.call(deposit, { accountId, amount: 1 }, { idempotencyKey });
  await expect(anna.call(deposit, { accountId, amount: 2 }, { idempotencyKey })).rejects.toMatchObject({ code: 'idempotency.key-reused' });
});

test('the same key of somebody else is another key', async () => {
  const accountId = newId();
  const idempotencyKey = newId();
  await ledger.house.as('booker').call(deposit, { accountId, amount: 1 }, { idempotencyKey });
  await expect(ledger.house.as('booker').call(deposit, { accountId, amount: 1 }, { idempotencyKey })).resolves.toEqual({ balance: 2 });
});

test('the key of a command that failed may be used again', async () => {
  const input = { accountId: newId(), amount: 4_711 };
  const idempotencyKey = newId();
  const anna = ledger.house.as('booker');
  await ledger.bank.execute(sql`insert into traps values (${input.amount})`);
  await expect(anna.call(deposit, input, { idempotencyKey })).rejects.toMatchObject({ code: 'internal' });
  await ledger.bank.execute(sql`delete from traps`);
  await expect(anna.call(deposit, input, { idempotencyKey })).resolves.toEqual({ balance: input.amount });
});

test.each([
  ['without a key', undefined, 'idempotency.key-required'],
  ['with a key of 10 000 characters', 'k'.repeat(10_000), 'input.invalid'],
])('a command %s is refused', async (_what, idempotencyKey, code) => {
  const call = ledger.house.as('booker').call(deposit, { accountId: newId(), amount: 1 }, { idempotencyKey });
  await expect(call).rejects.toMatchObject({ code });
});

test('a command sent again gets its answer, though what it asks for could not be done any more', async () => {
  const input = { accountId: newId(), amount: 4_712 };
  const idempotencyKey = newId();
  const anna = ledger.house.as('booker');
  const first = await anna.call(deposit, input, { idempotencyKey });
  await ledger.bank.execute(sql`insert into traps values (${input.amount})`);
  await expect(anna.call(deposit, input, { idempotencyKey })).resolves.toEqual(first);
  await ledger.bank.execute(sql`delete from traps`);
  expect(await ledger.bank.query(sql`select version from accounts where id = ${input.accountId}`)).toEqual([{ version: 1 }]);
});

test('of two that arrive at once the second waits for the first, also where the first fails', async () => {
  const input = { accountId: newId(), amount: 4_713 };
  const idempotencyKey = newId();
  const anna = ledger.house.as('booker');
  await ledger.bank.execute(sql`insert into traps values (${input.amount})`);
  const answers = await Promise.allSettled(Array.from({ length: 10 }, () => anna.call(deposit, input, { idempotencyKey })));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 'rejected'));
  await ledger.bank.execute(sql`delete from traps`);
  expect(await ledger.bank.query(sql`select from idempotency where key = ${idempotencyKey}`)).toEqual([]);
  expect(await ledger.bank.query(sql`select from accounts where id = ${input.accountId}`)).toEqual([]);
});

test('an answer is found without reading through all others, though there are few', async () => {
  await ledger.house.database('admin').execute(sql`analyze bank.idempotency`);
  const readThrough = sql`select pg_stat_get_xact_numscans('idempotency'::regclass) as times`;
  await ledger.bank.transaction(async (tx) => {
    const before = await tx.one(readThrough);
    await tx.execute(sql`select from answered_before('nobody', 'no-key')`);
    expect(await tx.one(readThrough)).toEqual(before);
  });
});
