import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { jetstream } from '@nats-io/jetstream';
import { newId } from '#kernel';
import { DOMAIN } from '#messaging';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { manyDeposits } from './ledger/chaos.js';
import { deposited } from './ledger/contracts.js';
import { Ledger } from './ledger/ledger.js';
import { expectNothingLostNothingTwice, Load } from './ledger/load.js';
import { auditor } from './ledger/services.js';

let ledger: Ledger;
afterEach(() => ledger.close());

const shuffled = <T>(list: T[]): T[] => list.map((value) => ({ value, at: Math.random() })).toSorted((a, b) => a.at - b.at).map(({ value }) => value);

test('each event delivered three times and out of order to two replicas is counted once, and the last version stands', async () => {
  ledger = await Ledger.open([auditor], { replicas: 2 });
  const accounts = Array.from({ length: 5 }, newId);
  const versions = Array.from({ length: 12 }, (_, index) => index + 1);
  const events = accounts.flatMap((aggregateId) =>
    versions.map((aggregateVersion) => ({
      id: newId(), aggregateId, aggregateVersion, data: { accountId: aggregateId, amount: 1, balance: aggregateVersion },
    })),
  );
  for (const event of shuffled([...events, ...events, ...events])) await ledger.house.tell(deposited, event);

  await eventually('all of them are taken in', async () => (await ledger.unacknowledged()) === 0);
  const counted = await ledger.counted();
  for (const account of accounts) expect(counted.get(account)).toEqual({ deposits: 12, total: 12, lastVersion: 12, lastBalance: 12 });
  expect(await ledger.auditor.query(sql`select from inbox`)).toHaveLength(events.length);
});

describe('with two replicas of each service', () => {
  beforeEach(async () => {
    ledger = await Ledger.open(undefined, { replicas: 2 });
  });

  test('load on both loses nothing and does nothing twice', async () => {
    const load = new Load(ledger, { accounts: 5, depositors: 16 });
    await load.letThrough(manyDeposits * 3);
    await load.stop();
    await expectNothingLostNothingTwice(ledger, load);
  });
});

test('a durable that is deleted under its consumer is made again, and what had been taken in has no second effect', async () => {
  ledger = await Ledger.open();
  const load = new Load(ledger);
  await load.letThrough(manyDeposits);
  await (await jetstream(ledger.house.connection).consumers.get(DOMAIN, 'auditor-from-bank')).delete();
  await load.letThrough(manyDeposits);
  await load.stop();
  await expectNothingLostNothingTwice(ledger, load);
});

test('a fact with a field that the contract does not know yet is taken in', async () => {
  ledger = await Ledger.open([auditor]);
  const accountId = newId();
  await ledger.house.tell(deposited, { aggregateId: accountId, data: { accountId, amount: 3, balance: 3, currency: 'SEK' } });
  await eventually('it is counted', async () => (await ledger.counted()).get(accountId)?.total === 3);
});
