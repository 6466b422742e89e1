import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId, traceparent } from '#kernel';
import { sql, type Database } from '#persistence';
import { claimDue, type ClaimedDelivery, type Claiming } from '../src/deliveries/claim-due.js';
import { messages } from '../src/messages.js';
import { settle, type Ending } from '../src/deliveries/settle.js';
import { takeUpLeftBehind } from '../src/deliveries/take-up-left-behind.js';
import { NotifiedHouse, aBooking } from './notified-house.js';

const leaseSeconds = 60;
const everywhere = { kinds: messages.map(({ name }) => name), channels: ['email', 'sms'], leaseSeconds, houseMail: null } as const;

let here: NotifiedHouse;

beforeAll(async () => {
  here = await NotifiedHouse.open({ replicas: 0 });
});
afterAll(() => here.close());

interface Differences {
  kind?: string;
  category?: string;
  person?: string;
  digestFor?: string;
  about?: string;
  version?: number;
  due?: string;
}

async function aDueDelivery(differences: Differences = {}): Promise<string> {
  const [id, now] = [newId(), here.clock.now()];
  const { kind = 'booking-requested', category = 'decision', person = await somebody(), digestFor = null, about = newId(), version = 1, due = now.toString() } = differences;
  const booking = aBooking({ id: person });
  await here.database.execute(sql`
    insert into deliveries (id, kind, category, channel, person_id, about, about_version, content, state, due_at, digest_for, next_attempt_at, created_at, traceparent)
    values (${id}, ${kind}, ${category}, 'email', ${person}, ${about}, ${version}, ${JSON.stringify({ booking })}::jsonb, 'queued', ${now}, ${digestFor}::timestamptz,
      ${due}::timestamptz, ${now}, ${traceparent()})`);
  return id;
}

async function somebody(): Promise<string> {
  const person = newId();
  await here.database.execute(sql`
    insert into people (id, email, language, sms_wanted, version) values (${person}, ${`${person}@example.se`}, 'sv', false, 1)`);
  return person;
}

const claim = (places: Claiming['places'], database: Database = here.database) => claimDue(database, { ...everywhere, places }, here.clock.now());
const idsOf = (groups: Awaited<ReturnType<typeof claim>>) => groups.map((group) => group.map(({ id }) => id));
const all = { decision: 1_000, practical: 1_000, reminder: 1_000, news: 1_000 };
const settleAs = (delivery: ClaimedDelivery, ending: Ending) =>
  settle(here.database, [{ delivery, ending, tried: { provider: 'smtp', outcome: 'because', answer: null, receipt: {} } }], here.clock.now());
const rowOf = (id: string) =>
  here.database.one(sql`select state, why, attempts, maybe_twice as "maybeTwice", next_attempt_at is not null as "goesAgain" from deliveries where id = ${id}`);
const attemptsOf = (id: string) =>
  here.database.query(sql`select attempt, provider, outcome, answer from delivery_attempts where delivery_id = ${id} order by attempt`);

beforeEach(async () => {
  await claim(all);
  here.clock.advance('PT0.001S');
});

test('of many who look for work at the same moment, none takes what another has', async () => {
  const due = await Promise.all(Array.from({ length: 60 }, () => aDueDelivery()));
  const many = Array.from({ length: 6 }, () => here.house.database('notifications'));
  const claimed = await Promise.all(many.flatMap((database) => [1, 2, 3, 4].map(() => claim({ decision: 6 }, database))));
  const ids = claimed.flatMap(idsOf).flat();
  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
  expect(due).toEqual(expect.arrayContaining(ids));
});

test('what is new goes before what could not go out before', async () => {
  const tried = await aDueDelivery();
  await here.database.execute(sql`update deliveries set attempts = 3, next_attempt_at = ${here.clock.now().subtract('PT1H')} where id = ${tried}`);
  const fresh = await aDueDelivery();
  expect([idsOf(await claim({ decision: 1 })), idsOf(await claim({ decision: 1 }))]).toEqual([[[fresh]], [[tried]]]);
});

test('each category has its own places, and however much there is of one, it takes none from another', async () => {
  const earlier = here.clock.now().subtract('PT1H').toString();
  for (let nth = 0; nth < 30; nth++) await aDueDelivery({ kind: 'watch-met', category: 'news', due: earlier });
  const decision = await aDueDelivery();
  const claimed = await claim({ decision: 2, news: 4 });
  expect(claimed.map(([{ category }]) => category).toSorted()).toEqual(['decision', 'news', 'news', 'news', 'news']);
  expect(idsOf(claimed)).toContainEqual([decision]);
});

test('all that somebody is told in one digest is taken together, and by one', async () => {
  const [person, digestFor] = [await somebody(), here.clock.now().toString()];
  const hers = [];
  for (const category of ['practical', 'news', 'practical']) hers.push(await aDueDelivery({ kind: 'watch-met', category, person, digestFor }));
  const others = await aDueDelivery({ kind: 'watch-met', category: 'practical', digestFor });
  const many = Array.from({ length: 4 }, () => here.house.database('notifications'));
  const claimed = (await Promise.all(many.map((database) => claim(all, database)))).flatMap(idsOf);
  expect(claimed).toHaveLength(2);
  expect(claimed).toEqual(expect.arrayContaining([hers, [others]]));
});

test('a digest that may have gone out goes again under the same name, also without what it was named after', async () => {
  const [person, digestFor] = [await somebody(), here.clock.now().toString()];
  const hers: string[] = [];
  for (const category of ['news', 'practical', 'practical']) hers.push(await aDueDelivery({ kind: 'watch-met', category, person, digestFor }));
  const [first] = await claim(all);
  expect(first!.map(({ wentAs }) => wentAs)).toEqual([null, null, null]);
  const settlements = first!.map((delivery, index) => ({
    delivery, ending: { state: 'uncertain' as const, reason: 'it hung up', delay: index === 0 ? null : 0 },
    tried: { provider: 'smtp', outcome: 'unknown', answer: null, receipt: {} },
  }));
  await settle(here.database, settlements, here.clock.now());
  await here.database.execute(sql`update deliveries set state = 'suppressed', next_attempt_at = null where id = ${hers[1]!}`);
  const late = await aDueDelivery({ kind: 'watch-met', category: 'practical', person, digestFor });
  const [again] = await claim(all);
  expect(again!.map(({ id, wentAs }) => [id, wentAs])).toEqual([[hers[2], hers[0]], [late, null]]);
});

test('messages about one thing go in their order, but a reminder neither waits nor is waited for, nor does what is for a digest', async () => {
  const [person, about, later] = [await somebody(), newId(), here.clock.now().add('PT1H').toString()];
  await aDueDelivery({ person, about, version: 1, due: later, category: 'reminder' });
  await aDueDelivery({ person, about, version: 2, due: later, category: 'practical', digestFor: later });
  const third = await aDueDelivery({ person, about, version: 3 });
  await aDueDelivery({ person, about, version: 4 });
  const reminder = await aDueDelivery({ person, about, version: 5, category: 'reminder' });
  expect(new Set(idsOf(await claim(all)).flat())).toEqual(new Set([third, reminder]));
});

test('what waits until somebody has slept does not hold up a decision about the same', async () => {
  const [person, about, later] = [await somebody(), newId(), here.clock.now().add('PT8H').toString()];
  const asleep = await aDueDelivery({ person, about, version: 1, due: later, category: 'practical' });
  await here.database.execute(sql`update deliveries set why = 'quiet-hours' where id = ${asleep}`);
  const practical = await aDueDelivery({ person, about, version: 2, category: 'practical' });
  const decision = await aDueDelivery({ person, about, version: 3, category: 'decision' });
  expect(idsOf(await claim({ decision: 10, practical: 10 }))).toEqual([]);
  await here.database.execute(sql`update deliveries set state = 'suppressed', next_attempt_at = null where id = ${practical}`);
  expect(idsOf(await claim({ decision: 10, practical: 10 }))).toEqual([[decision]]);
});

test('whoever comes back after another has taken over has nothing more to say', async () => {
  const id = await aDueDelivery();
  const [[mine]] = (await claim(all)) as [[ClaimedDelivery]];
  here.clock.advance('PT61S');
  expect(await takeUpLeftBehind(here.database, here.clock.now())).toBeGreaterThan(0);
  const others = (await claim(all)).flat().find((one) => one.id === id)!;
  expect(others.attempts).toBe(2);
  expect(await settleAs(mine, { state: 'failed', reason: 'no' })).toBe(0);
  expect(await settleAs(others, { state: 'sent' })).toBe(1);
  expect(await attemptsOf(id)).toMatchObject([{ attempt: 1, outcome: 'unknown' }, { attempt: 2, provider: 'smtp', outcome: 'because' }]);
});

test('what a process leaves behind is uncertain, and its category decides whether it goes again', async () => {
  const [decision, reminder] = [await aDueDelivery(), await aDueDelivery({ category: 'reminder' })];
  await claim(all);
  here.clock.advance('PT61S');
  await takeUpLeftBehind(here.database, here.clock.now());
  expect(await rowOf(decision)).toEqual({ state: 'uncertain', why: null, attempts: 1, maybeTwice: false, goesAgain: true });
  expect(await rowOf(reminder)).toEqual({ state: 'uncertain', why: 'uncertain-not-repeated', attempts: 1, maybeTwice: false, goesAgain: false });
  for (const id of [decision, reminder]) expect(await attemptsOf(id)).toMatchObject([{ attempt: 1, outcome: 'unknown' }]);
  expect(idsOf(await claim(all)).flat()).toContain(decision);
  expect(await rowOf(decision)).toMatchObject({ state: 'sending', attempts: 2, maybeTwice: true });
});

test('what was put off has not been tried, and its place in line is that of something new', async () => {
  const id = await aDueDelivery({ category: 'practical' });
  const [[mine]] = (await claim(all)) as [[ClaimedDelivery]];
  const until = here.clock.now().add('PT8H');
  await settle(here.database, [{ delivery: mine, ending: { state: 'put-off', until, why: 'quiet-hours' }, tried: null }], here.clock.now());
  expect(await rowOf(id)).toEqual({ state: 'queued', why: 'quiet-hours', attempts: 0, maybeTwice: false, goesAgain: true });
  expect(await attemptsOf(id)).toEqual([]);
});

test('what a newer fact has taken back while it was being sent is not sent again', async () => {
  const id = await aDueDelivery({ category: 'reminder' });
  const [[mine]] = (await claim(all)) as [[ClaimedDelivery]];
  await here.database.execute(sql`update deliveries set why = 'cancelled' where id = ${id}`);
  await settleAs(mine, { state: 'queued', reason: 'later', delay: 1_000, yields: false });
  expect(await rowOf(id)).toMatchObject({ state: 'suppressed', why: 'cancelled', goesAgain: false });
});

test('many endings are written at once, each with its own', async () => {
  for (let nth = 0; nth < 3; nth++) await aDueDelivery();
  const [one, two, three] = (await claim(all)).flat() as [ClaimedDelivery, ClaimedDelivery, ClaimedDelivery];
  const receipt = { providerId: 'abc', parts: 2, cost: 7_000 };
  const settled = await settle(here.database, [
    { delivery: one, ending: { state: 'sent' }, tried: { provider: '46elks', outcome: 'sent', answer: null, receipt } },
    { delivery: two, ending: { state: 'failed', reason: 'no' }, tried: { provider: 'smtp', outcome: 'refused', answer: 'no', receipt: {} } },
    { delivery: three, ending: { state: 'uncertain', reason: 'broke', delay: 1_000 }, tried: { provider: 'smtp', outcome: 'unknown', answer: 'broke', receipt: {} } },
  ], here.clock.now());
  expect(settled).toBe(3);
  const stored = await here.database.query(sql`
    select state, provider, provider_id as "providerId", parts, cost from deliveries where id = any(${[one.id, two.id, three.id]}::uuid[]) order by id`);
  expect(stored).toMatchObject([{ state: 'sent', provider: '46elks', ...receipt }, { state: 'failed', provider: 'smtp' }, { state: 'uncertain' }]);
});

test('the database refuses a change of state that makes no sense', async () => {
  const id = await aDueDelivery();
  await expect(here.database.execute(sql`
    update deliveries set state = 'sent', sent_at = now(), next_attempt_at = null where id = ${id}`)).rejects.toThrow('does not go from queued to sent');
});

test('what is put off, or uncertain and goes again, keeps its time where something newer of the same is in line', async () => {
  const endings = [
    { state: 'put-off', until: here.clock.now().add('PT1H'), why: 'quiet-hours' },
    { state: 'uncertain', reason: 'the line broke', delay: 60_000 },
  ] as const;
  for (const ending of endings) {
    const [person, about] = [await somebody(), newId()];
    const id = await aDueDelivery({ person, about, version: 1 });
    await aDueDelivery({ person, about, version: 2 });
    const mine = (await claim(all)).flat().find((one) => one.id === id)!;
    expect(await settleAs(mine, ending)).toBe(1);
    const { state, next } = await here.database.one<{ state: string; next: unknown }>(sql`select state, next_attempt_at as next from deliveries where id = ${id}`);
    expect([state, next !== null]).toEqual([ending.state === 'put-off' ? 'queued' : 'uncertain', true]);
  }
});

test('what may have gone out once is uncertain until it is known, also while it waits to go again', async () => {
  const id = await aDueDelivery();
  const mine = async () => (await claim(all)).flat().find((one) => one.id === id)!;
  await settleAs(await mine(), { state: 'uncertain', reason: 'the line broke', delay: 0 });
  await settleAs(await mine(), { state: 'queued', reason: 'not now', delay: 1_000, yields: false });
  expect(await here.database.one(sql`select state, maybe_twice as "maybeTwice", next_attempt_at is not null as "goesAgain" from deliveries where id = ${id}`)).toEqual({
    state: 'uncertain', maybeTwice: true, goesAgain: true,
  });
});

test('a server may say what no database can hold', async () => {
  const id = await aDueDelivery();
  const mine = (await claim(all)).flat().find((one) => one.id === id)!;
  expect(await settleAs(mine, { state: 'failed', reason: 'no \0 \ud83d such' })).toBe(1);
  expect(await here.database.one(sql`select last_error as reason from deliveries where id = ${id}`)).toEqual({ reason: 'no \ufffd \ufffd such' });
});
