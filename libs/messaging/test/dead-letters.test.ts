import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { jetstream } from '@nats-io/jetstream';
import { deadLettersOf } from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { deposited } from './ledger/contracts.js';
import { Ledger } from './ledger/ledger.js';
import { auditor } from './ledger/services.js';

const letters = deadLettersOf('auditor');
let ledger: Ledger;

beforeAll(async () => {
  ledger = await Ledger.open([auditor], { backoffMs: [100, 200, 1_000, 1_000, 1_000] });
});
afterAll(() => ledger.close());

const tell = (accountId: string, amount: number, aggregateVersion = 1) =>
  ledger.house.tell(deposited, { aggregateId: accountId, aggregateVersion, data: { accountId, amount, balance: amount } });
const letterAbout = async (aggregateId: string) =>
  (await ledger.house.as('staff').call(letters.list, {})).items.find((letter) => letter.aggregateId === aggregateId);
const replay = async (aggregateId: string) =>
  ledger.house.as('admin').call(letters.replay, { deadLetterId: (await letterAbout(aggregateId))!.id });
const isCounted = (accountId: string) =>
  eventually(`${accountId} is counted`, async () => (await ledger.counted()).get(accountId));

test('a fact that keeps failing becomes a dead letter after its backoff, holds up nobody else, and can be replayed', async () => {
  const [trapped, other] = [newId(), newId()];
  await ledger.auditor.execute(sql`insert into traps values (13)`);
  const eventId = await tell(trapped, 13);
  await tell(other, 5);
  await isCounted(other);
  expect(await letterAbout(trapped)).toBeUndefined();

  const letter = await eventually('it is a dead letter', () => letterAbout(trapped), { timeoutMs: 20_000 });
  expect(letter).toMatchObject({ reaction: 'count-when-deposited', eventId, eventType: deposited.type, attempts: 6 });
  expect(letter.reason).toMatch(/^Error in CountWhenDeposited\.react \(services\.[jt]s:\d+\)$/);

  const again = await replay(trapped);
  expect(again).toEqual({ replayed: false, reason: letter.reason });
  expect(await letterAbout(trapped)).toMatchObject({ attempts: 7 });
  expect((await ledger.counted()).has(trapped)).toBe(false);

  await ledger.auditor.execute(sql`delete from traps`);
  await expect(replay(trapped)).resolves.toEqual({ replayed: true, reason: null });
  expect((await ledger.counted()).get(trapped)).toEqual({ deposits: 1, total: 13, lastVersion: 1, lastBalance: 13 });
  expect(await letterAbout(trapped)).toBeUndefined();
});

test('a fact whose data is not as agreed is a dead letter at once, and the reason names fields but no values', async () => {
  const accountId = newId();
  await ledger.house.tell(deposited, { aggregateId: accountId, data: { accountId, amount: 'anna@example.se', balance: 1 } });
  const letter = await eventually('it is a dead letter', () => letterAbout(accountId));
  expect(letter).toMatchObject({ reason: 'not as agreed: amount invalid_type', attempts: 1 });
});

test.each([
  ['no JSON', 'Anna Ek <anna@example.se>', 'not a CloudEvent: not JSON'],
  ['a NUL', 'a\0b', 'not a CloudEvent: not JSON'],
  ['something else', JSON.stringify({ name: 'Anna Ek' }), 'not a CloudEvent: specversion invalid_value'],
  ['an id that is none', JSON.stringify({ specversion: '1.0', id: 'Anna', type: deposited.type }), 'not a CloudEvent: id custom'],
  ['no time', JSON.stringify({ specversion: '1.0', id: newId(), type: deposited.type, subject: newId(), time: 'Anna', aggregateversion: 1 }), 'not a CloudEvent: time'],
])('a message that is no event (%s) is a dead letter once, and the next fact is taken in', async (_what, message, reason) => {
  const accountId = newId();
  const unreadable = () => ledger.auditor.query<{ reason: string }>(sql`select reason from dead_letters where event_type = 'unreadable' and position(${reason} in reason) = 1`);
  const before = await unreadable();
  for (let copy = 0; copy < 2; copy++) await jetstream(ledger.house.connection).publish(`${deposited.type}.${accountId}`, message);
  await tell(accountId, 1);
  await isCounted(accountId);
  const letters = await unreadable();
  expect(letters).toHaveLength(before.length + 1);
  for (const letter of letters) expect(letter.reason).not.toMatch(/Anna/);
});

test('a letter that does not exist is not found, and a booker may neither see nor replay', async () => {
  const { house } = ledger;
  await expect(house.as('admin').call(letters.replay, { deadLetterId: newId() })).rejects.toMatchObject({ code: 'dead-letter.not-found' });
  await expect(house.as('booker').call(letters.list, {})).rejects.toMatchObject({ code: 'actor.not-permitted' });
  await expect(house.as('booker').call(letters.replay, { deadLetterId: newId() })).rejects.toMatchObject({ code: 'actor.not-permitted' });
});

test('letters come in pages, oldest first', async () => {
  const staff = ledger.house.as('staff');
  const all = (await staff.call(letters.list, {})).items.map(({ id }) => id);
  const first = await staff.call(letters.list, { limit: 2 });
  const rest = await staff.call(letters.list, { after: first.next! });
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all);
});
