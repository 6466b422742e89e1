import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Leadership } from '#messaging';
import { Database, sql } from '#persistence';
import { eventually, testDatabase, type TestDatabase } from '#testing';
import { manyDeposits } from './ledger/chaos.js';
import { Ledger } from './ledger/ledger.js';
import { expectNothingLostNothingTwice, Load } from './ledger/load.js';

let postgres: TestDatabase;
let admin: Database;
let databases: Database[];

beforeEach(async () => {
  postgres = await testDatabase(['bank', 'auditor']);
  admin = new Database({ url: postgres.adminUrl, name: 'test' });
  databases = [1, 2].map((replica) => new Database({ url: postgres.urlOf('bank'), name: `replica ${replica}`, maxConnections: 2 }));
});
afterEach(async () => {
  await Promise.all([admin, ...databases].map((database) => database.close()));
  await postgres.drop();
});

// Commands hold locks of this kind too, for their keys.
const killHolders = () => admin.execute(sql`
  select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
    and database = (select oid from pg_database where datname = current_database())
    and classid::bigint << 32 | objid::bigint in (hashtextextended('bank.relay', 0), hashtextextended('auditor.relay', 0))`);

test('one of two leads; when its connection is killed the other takes over, and the first can do no more as the leader', async () => {
  const [first, second] = databases.map((database) => new Leadership(database, 'bank.relay')) as [Leadership, Leadership];
  const session = (await first.held())!;
  expect(await second.held()).toBeUndefined();
  expect(await first.held()).toBe(session);

  await killHolders();
  await expect(session.query(sql`select 1`)).rejects.toThrow(/terminat|not queryable/);
  await eventually('the second leads', async () => Boolean(await second.held()));
  await eventually('the first knows that it does not', async () => !(await first.held()));

  await second.release();
  await eventually('the first leads again', async () => Boolean(await first.held()));
  await first.release();
});

test('needs no connection of the pool', async () => {
  const database = databases[0]!;
  const leaderships = ['a', 'b', 'c', 'd'].map((name) => new Leadership(database, name));
  for (const leadership of leaderships) expect(await leadership.held()).toBeDefined();
  await expect(database.query(sql`select 1 as n`)).resolves.toEqual([{ n: 1 }]);
  await Promise.all(leaderships.map((leadership) => leadership.release()));
});

test('another name is another matter', async () => {
  const [one, other] = [new Leadership(databases[0]!, 'one'), new Leadership(databases[1]!, 'other')];
  expect(await one.held()).toBeDefined();
  expect(await other.held()).toBeDefined();
  await Promise.all([one.release(), other.release()]);
});

test('relays of two replicas, whose leader loses its connection again and again under load, tell each fact once and in order', async () => {
  const ledger = await Ledger.open(undefined, { replicas: 2, postgres: { ...postgres, drop: async () => undefined } });
  const load = new Load(ledger, { accounts: 5 });
  for (let time = 0; time < 5; time++) {
    await load.letThrough(manyDeposits / 4);
    expect(await killHolders()).toBeLessThanOrEqual(2);
  }
  await load.stop();
  await expectNothingLostNothingTwice(ledger, load);
  await ledger.close();
});
