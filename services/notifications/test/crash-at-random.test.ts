import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { newId, traceparent } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { treatmentOf, type Category } from '../src/domain/category.js';
import { builtTo, buildService, startChild } from './child-service.js';
import { MoodyOffice } from './moody-office.js';
import { NotifiedHouse, aBooking } from './notified-house.js';

/** Under CHAOS as often as it takes to be sure; else as often as one has patience for. */
const kills = process.env.CHAOS ? 100 : 10;
const eachTime = 20;
const kinds: readonly Category[] = ['decision', 'practical', 'reminder', 'decision'];

let main: string;
let here: NotifiedHouse;
let office: MoodyOffice;

beforeAll(() => {
  main = buildService();
});
afterAll(() => rmSync(builtTo, { recursive: true, force: true }));
afterEach(async () => {
  await office.close();
  await here.close();
});

/** Somebody who is awake at any time of the day at which this is run. */
async function somebody(isRefused: boolean): Promise<string> {
  const person = newId();
  await here.database.execute(sql`
    insert into people (id, email, language, sms_wanted, version) values (${person}, ${`${isRefused ? 'refused.' : ''}${person}@example.se`}, 'sv', false, 1)`);
  await here.database.execute(sql`
    insert into quiet_hours (person_id, begins, ends, time_zone, changed_at) values (${person}, '00:00', '00:00', 'Europe/Stockholm', now())`);
  return person;
}

async function putInLine(category: Category, person: string): Promise<void> {
  const { applicantId: _, organisationId: __, siteId: ___, spaceId: ____, ...booking } = aBooking({ id: person });
  const content = { booking, invitation: null, before: null, at: '2026-11-20T07:59:00Z', until: null };
  await here.database.execute(sql`
    insert into deliveries (id, kind, category, channel, person_id, about, about_version, content, state, due_at, next_attempt_at, created_at, traceparent)
    values (${newId()}, 'booking-requested', ${category}, 'email', ${person}, ${newId()}, 1, ${JSON.stringify(content)}::jsonb, 'queued', now(), now(), now(),
      ${traceparent()})`);
}

/** Starts the service and kills it when it is in the middle of something. */
async function killedOnce(environment: Record<string, string>): Promise<void> {
  const before = office.count;
  const child = await startChild(main, environment);
  const gone = once(child.process, 'exit');
  for (let waited = 0; office.count === before && waited < 2_000; waited += 5) await wait(5);
  await wait(Math.random() * 150);
  child.process.kill('SIGKILL');
  await gone;
  // That is known only when its time is over, for which nobody wants to wait a hundred times.
  await here.database.execute(sql`update deliveries set lease_until = now() where state = 'sending'`);
}

/** What has not ended, which need not wait for its next turn any longer. */
async function waiting(): Promise<object[]> {
  await here.database.execute(sql`update deliveries set next_attempt_at = now() where next_attempt_at > now()`);
  return here.database.query(sql`select from deliveries where state in ('queued', 'sending') or next_attempt_at is not null`);
}

interface Row {
  id: string;
  category: Category;
  state: string;
  attempts: number;
  maybeTwice: boolean;
  email: string;
  outcomes: string[];
}

const rows = (): Promise<Row[]> =>
  here.database.query<Row>(sql`
    select d.id, category, state, attempts, maybe_twice as "maybeTwice", email,
      array(select outcome from delivery_attempts where delivery_id = d.id order by attempt) as outcomes
    from deliveries d join people on people.id = person_id order by d.id`);

const times = ({ outcomes }: Row, outcome: string): number => outcomes.filter((one) => one === outcome).length;

/** What is wrong with how a delivery ended, given how often the server has it; nothing where all is as the rule says. */
function wrongWith(row: Row): string[] {
  const got = office.got.get(row.id) ?? 0;
  const unknown = times(row, 'unknown');
  const isSentAgain = treatmentOf[row.category].whenUncertain === 'again';
  const rules: [string, boolean][] = [
    ['every attempt is noted', row.outcomes.length === row.attempts],
    ['it has ended', ['sent', 'failed', 'uncertain'].includes(row.state)],
    ['what is said to be sent has come', row.state !== 'sent' || got > 0],
    ['what was refused has not', row.state !== 'failed' || (got === 0 && row.email.startsWith('refused'))],
    ['it came no more often than once, and once for each attempt of which nobody knows how it ended', got <= 1 + unknown],
    ['only what may be repeated is', isSentAgain || got <= 1],
    ['what is left uncertain may not be repeated, and says so', row.state !== 'uncertain' || (!isSentAgain && row.outcomes.at(-1) === 'unknown')],
    ['it says that it may have come twice exactly where it was repeated', row.maybeTwice === row.outcomes.slice(0, -1).includes('unknown')],
  ];
  return rules.filter(([, holds]) => !holds).map(([rule]) => `${rule}: ${JSON.stringify({ ...row, got })}`);
}

test(
  `killed ${kills} times at random moments: nothing is lost, and nothing doubled but what the rule allows, and the attempts say which`,
  async () => {
    here = await NotifiedHouse.open({ replicas: 0 });
    office = new MoodyOffice();
    const environment = { ...here.house.environment('notifications'), SMTP_URL: await office.open(), SMTP_TIMEOUT_SECONDS: '5' };
    for (let kill = 0; kill < kills; kill++) {
      for (let nth = 0; nth < eachTime; nth++) await putInLine(kinds[nth % kinds.length]!, await somebody(nth === 7));
      await killedOnce(environment);
    }
    const child = await startChild(main, environment);
    await eventually('all have ended', async () => (await waiting()).length === 0, { timeoutMs: 90_000, everyMs: 250 });
    child.process.kill('SIGTERM');
    await once(child.process, 'exit');

    const all = await rows();
    expect(all).toHaveLength(kills * eachTime);
    expect(all.flatMap(wrongWith)).toEqual([]);
    // Else it would have shown nothing.
    expect(all.filter(({ maybeTwice }) => maybeTwice).length).toBeGreaterThan(0);
    expect(all.filter(({ state }) => state === 'uncertain').length).toBeGreaterThan(0);
  },
  kills * 9_000 + 120_000,
);
