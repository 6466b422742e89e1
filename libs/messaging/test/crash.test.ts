import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { deposit, showBalance } from './ledger/contracts.js';
import { Ledger } from './ledger/ledger.js';
import { compileLedger, startProcess, type ServiceProcess } from './ledger/processes.js';

let ledger: Ledger;
let directory: string;
const processes: ServiceProcess[] = [];
const deadly = 13;

const start = async (service: string) => {
  const process = await startProcess(directory, ledger.house, service);
  processes.push(process);
  return process;
};

beforeAll(async () => {
  directory = compileLedger();
  ledger = await Ledger.open([]);
});

afterAll(async () => {
  for (const process of processes) process.signal('SIGKILL');
  await Promise.all(processes.map(({ ended }) => ended));
  await ledger.close();
});

test('killed between commit and publication, a service tells the fact once when it is back', async () => {
  const accountId = newId();
  const bank = await start('bank');
  await ledger.bank.execute(sql`insert into deaths values (${deadly})`);
  const answer = ledger.house.as('booker').call(deposit, { accountId, amount: deadly }, { timeoutMs: 20_000 });
  expect(await bank.ended).toBe('SIGKILL');
  expect(await ledger.bank.query(sql`select balance from accounts where id = ${accountId}`)).toEqual([{ balance: deadly }]);
  expect(await ledger.bank.query(sql`select 1 from outbox where published_at is null`)).toHaveLength(1);
  expect(await ledger.told()).toHaveLength(0);

  await start('bank');
  // The same key, sent again by the client, gets the answer that nobody had been told.
  await expect(answer).resolves.toEqual({ balance: deadly });
  await eventually('the fact is told', async () => (await ledger.told()).length > 0);
  await eventually('nothing waits in the outbox', async () => !(await ledger.bank.maybeOne(sql`select from outbox where published_at is null`)));
  expect(await ledger.told()).toHaveLength(1);
  await expect(ledger.house.as('booker').call(showBalance, { accountId })).resolves.toEqual({ balance: deadly });
});

test('killed between effect and acknowledgement, a service has no second effect when it is back', async () => {
  const accountId = newId();
  const auditor = await start('auditor');
  await ledger.auditor.execute(sql`insert into deaths values (${deadly + 1})`);
  await ledger.house.as('booker').call(deposit, { accountId, amount: deadly + 1 });
  expect(await auditor.ended).toBe('SIGKILL');
  const once = { deposits: 1, total: deadly + 1, lastVersion: 1, lastBalance: deadly + 1 };
  expect((await ledger.counted()).get(accountId)).toEqual(once);

  await start('auditor');
  await eventually('the broker has nothing left to acknowledge', async () => (await ledger.unacknowledged()) === 0, { timeoutMs: 20_000, everyMs: 100 });
  expect((await ledger.counted()).get(accountId)).toEqual(once);
});
