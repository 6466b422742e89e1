import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startPostgres, type EmbeddedServer } from '#embedded';
import { newId } from '#kernel';
import { asLogin, atDatabase, migrate, provision, sql } from '#persistence';
import { testDirectory, type TestDatabase } from '#testing';
import { manyDeposits } from './ledger/chaos.js';
import { deposit } from './ledger/contracts.js';
import { Ledger } from './ledger/ledger.js';
import { expectNothingLostNothingTwice, Load } from './ledger/load.js';

const services = ['bank', 'auditor'];
const password = 'test';
let postgres: EmbeddedServer;
let ledger: Ledger;

async function ownDatabase(): Promise<TestDatabase> {
  const settings = { fsync: 'off', shared_buffers: '32MB' };
  postgres = await startPostgres({ dataDir: `${testDirectory('postgres')}/data`, port: 0, password, settings });
  const adminUrl = atDatabase(postgres.url, 'ledger');
  await provision(adminUrl, { services, passwords: { bank: password, auditor: password } });
  for (const service of services) await migrate(adminUrl, service);
  return { adminUrl, urlOf: (service) => asLogin(adminUrl, service, password), drop: () => postgres.kill() };
}

beforeAll(async () => {
  ledger = await Ledger.open(undefined, { postgres: await ownDatabase() });
});
afterAll(() => ledger.close());

test('Postgres killed and stopped in order under load: nothing is lost and nothing happens twice', async () => {
  const load = new Load(ledger);
  for (const end of ['kill', 'stop', 'kill'] as const) {
    await load.letThrough(manyDeposits);
    await postgres[end]();
    await postgres.start();
  }
  await load.letThrough(manyDeposits);
  await load.stop();
  await expectNothingLostNothingTwice(ledger, load);
  expect(await ledger.auditor.query(sql`select reaction, reason from dead_letters`)).toEqual([]);
}, 150_000);

test('a caller is told that the service is unavailable while Postgres is away, and her key has its one effect later', async () => {
  const accountId = newId();
  const idempotencyKey = newId();
  const anna = ledger.house.as('booker');
  await postgres.kill();
  const early = anna.call(deposit, { accountId, amount: 5 }, { idempotencyKey, timeoutMs: 500 });
  await expect(early).rejects.toMatchObject({ code: 'service.unavailable' });
  const patient = anna.call(deposit, { accountId, amount: 5 }, { idempotencyKey });
  await postgres.start();
  await expect(patient).resolves.toEqual({ balance: 5 });
  await expect(anna.call(deposit, { accountId, amount: 5 }, { idempotencyKey })).resolves.toEqual({ balance: 5 });
});
