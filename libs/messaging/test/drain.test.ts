import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { manyDeposits } from './ledger/chaos.js';
import { showBalance } from './ledger/contracts.js';
import { Ledger } from './ledger/ledger.js';
import { expectNothingLostNothingTwice, Load } from './ledger/load.js';
import { compileLedger, startProcess } from './ledger/processes.js';
import { auditor, bank } from './ledger/services.js';

let ledger: Ledger;

beforeAll(async () => {
  ledger = await Ledger.open([auditor]);
});
afterAll(() => ledger.close());

test('two replicas are replaced one after the other under load: every request is answered, and quickly', async () => {
  const directory = compileLedger();
  const first = await startProcess(directory, ledger.house, 'bank');
  const second = await startProcess(directory, ledger.house, 'bank');
  // One attempt, so that a request which was lost could not be mended by asking again.
  const load = new Load(ledger, { patienceMs: 3_000, tries: 1 });
  await load.letThrough(manyDeposits);
  const third = await startProcess(directory, ledger.house, 'bank');
  for (const old of [first, second]) {
    old.signal('SIGTERM');
    expect(await old.ended).toBe(0);
    await load.letThrough(manyDeposits);
  }
  await load.stop();
  third.signal('SIGTERM');
  expect(await third.ended).toBe(0);
  await expectNothingLostNothingTwice(ledger, load);
});

test('a slow request that has begun is answered before its replica ends', async () => {
  const { house } = ledger;
  const replica = await house.start(bank);
  const slow = house.as('booker').call(showBalance, { accountId: newId(), waitMs: 1_500 }, { timeoutMs: 3_000 });
  await ledger.whenBusy('bank');
  const other = await house.start(bank);
  let hasEnded = false;
  const ending = replica.close().then(() => (hasEnded = true));
  await expect(house.as('booker').call(showBalance, { accountId: newId() }, { timeoutMs: 1_000 })).resolves.toEqual({ balance: 0 });
  expect(hasEnded).toBe(false);
  await expect(slow).resolves.toEqual({ balance: 0 });
  await ending;
  await other.close();
});

test.each(['stopped', 'frozen'] as const)('a service ends within seconds while the broker is %s, and what it had to tell stays in the outbox', async (how) => {
  const { house } = ledger;
  const replica = await house.start(bank);
  await (how === 'stopped' ? house.nats.stop() : house.nats.freeze());
  await ledger.bank.execute(sql`
    insert into outbox (id, type, aggregate_id, aggregate_version, envelope) values (${newId()}, 'domain.bank.deposited.v1', ${newId()}, 1, '{}')`);
  const began = performance.now();
  await replica.close();
  expect(performance.now() - began).toBeLessThan(8_000);
  expect(await ledger.bank.query(sql`select from outbox where published_at is null`)).not.toHaveLength(0);
  await (how === 'stopped' ? house.nats.start() : house.nats.thaw());
});
