import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { DOMAIN, ensureStreams } from '#messaging';
import { eventually } from '#testing';
import { manyDeposits, outageMs } from './ledger/chaos.js';
import { Ledger } from './ledger/ledger.js';
import { expectCounted, expectNothingLostNothingTwice, Load } from './ledger/load.js';

let ledger: Ledger;

beforeEach(async () => {
  ledger = await Ledger.open();
});
afterEach(() => ledger.close());

test.each(['stopped', 'killed'] as const)('the broker %s under load for a while: nothing is lost and nothing happens twice', async (how) => {
  const { nats } = ledger.house;
  const load = new Load(ledger);
  await load.letThrough(manyDeposits);
  await (how === 'stopped' ? nats.stop() : nats.kill());
  await wait(outageMs);
  await nats.start();
  await load.letThrough(manyDeposits);
  await load.stop();
  await expectNothingLostNothingTwice(ledger, load);
}, 150_000);

test('the broker’s data wiped: everything that is kept is told again, and taken in only where it had not been', async () => {
  const { nats, connection } = ledger.house;
  const load = new Load(ledger);
  await load.letThrough(manyDeposits);
  await nats.kill();
  nats.wipe();
  await nats.start();
  await ensureStreams(connection);
  await load.letThrough(manyDeposits);
  await load.stop();
  await expectNothingLostNothingTwice(ledger, load);
}, 150_000);

// Facts told before this is noticed stand before the earlier ones in the new stream; nobody is worse off for it.
test('the stream deleted and made again while everybody stays connected: the same, though not in order', async () => {
  const load = new Load(ledger);
  await load.letThrough(manyDeposits);
  await (await jetstreamManager(ledger.house.connection)).streams.delete(DOMAIN);
  await ensureStreams(ledger.house.connection);
  await load.letThrough(manyDeposits);
  await load.stop();
  await expectCounted(ledger, load);
  const told = await eventually('all of it is told again', async () => {
    const facts = await ledger.told();
    return facts.length >= load.total && facts;
  });
  expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
}, 150_000);
