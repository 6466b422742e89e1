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

const noted = (id: string) => ledger.bank.query(sql`select kind, actor, roles, message from audit_log where ${id}::uuid = any (about)`);

test('what somebody changes is noted in the transaction of the change: once, however often she sends it', async () => {
  const anna = ledger.house.as('booker');
  const [input, idempotencyKey] = [{ accountId: newId(), amount: 7 }, newId()];
  await Promise.all(Array.from({ length: 10 }, () => anna.call(deposit, input, { idempotencyKey })));
  expect(await noted(input.accountId)).toEqual([{ kind: 'change', actor: anna.id, roles: ['booker'], message: deposit.subject }]);
});

test('what has not been done is not noted', async () => {
  const input = { accountId: newId(), amount: 4_713 };
  await ledger.bank.execute(sql`insert into traps values (${input.amount})`);
  await expect(ledger.house.as('booker').call(deposit, input)).rejects.toMatchObject({ code: 'internal' });
  expect(await noted(input.accountId)).toEqual([]);
});

test('the service itself can neither change nor remove what is noted', async () => {
  const accountId = newId();
  await ledger.house.as('booker').call(deposit, { accountId, amount: 1 });
  for (const hiding of [
    sql`update audit_log set actor = null`, sql`delete from audit_log`, sql`truncate audit_log`, sql`drop table audit_log`,
    sql`alter table audit_log disable trigger all`,
  ]) {
    await expect(ledger.bank.execute(hiding)).rejects.toMatchObject({ code: '42501' });
  }
  await expect(ledger.bank.execute(sql`select remove_old_audit_log(now() - interval '364 days')`)).rejects.toMatchObject({ constraint: 'audit_log_stays' });
  expect(await noted(accountId)).toHaveLength(1);
});

test('who is erased goes out of it, and what was done stays', async () => {
  const anna = ledger.house.as('booker');
  const accountId = newId();
  await anna.call(deposit, { accountId, amount: 1 });
  await ledger.bank.execute(sql`select forget_in_audit_log(${anna.id}::uuid)`);
  expect(await noted(accountId)).toEqual([{ kind: 'change', actor: null, roles: ['booker'], message: deposit.subject }]);
});

test('what is older than it is kept goes', async () => {
  const old = newId();
  await ledger.bank.execute(sql`
    insert into audit_log (at, kind, actor, roles, message, about) values (now() - interval '6 years', 'change', ${newId()}, '{staff}', 'bank.accounts.deposit', ${[old]}::uuid[])`);
  await ledger.bank.execute(sql`select remove_old_audit_log(now() - interval '5 years')`);
  expect(await noted(old)).toEqual([]);
});
