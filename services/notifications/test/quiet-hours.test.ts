import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { newId, traceparent } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import type { Category } from '../src/domain/category.js';
import { NotifiedHouse, aBooking, type Person } from './notified-house.js';

let here: NotifiedHouse;
let anna: Person;

beforeEach(async () => {
  here = await NotifiedHouse.open({ replicas: 2 });
  anna = await here.person();
});
afterEach(() => here.close());

interface Row {
  state: string;
  why: string | null;
  attempts: number;
  next: string | null;
  noted: number;
}

async function putInLine(category: Category, until: string | null = null): Promise<string> {
  const [id, now] = [newId(), here.clock.now()];
  const { applicantId: _, organisationId: __, siteId: ___, spaceId: ____, ...booking } = aBooking(anna);
  const content = { booking, invitation: null, before: null, at: now.toString(), until };
  await here.database.execute(sql`
    insert into deliveries (id, kind, category, channel, person_id, about, about_version, content, state, due_at, next_attempt_at, created_at, traceparent)
    values (${id}, 'booking-requested', ${category}, 'email', ${anna.id}, ${newId()}, 1, ${JSON.stringify(content)}::jsonb, 'queued', ${now}, ${now}, ${now}, ${traceparent()})`);
  return id;
}

const rowOf = (id: string): Promise<Row> =>
  here.database.one<Row>(sql`
    select state, why, attempts, to_char(next_attempt_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as next,
      (select count(*) from delivery_attempts where delivery_id = deliveries.id) as noted
    from deliveries where id = ${id}`);

const becomes = (id: string, expected: Partial<Row>) =>
  eventually(`it becomes ${JSON.stringify(expected)}`, async () => {
    expect(await rowOf(id)).toMatchObject(expected);
    return true;
  });

test.each([
  ['an ordinary night', '2026-11-20T21:30:00Z', '2026-11-21T06:00:00Z'],
  ['the night when an hour comes twice', '2026-10-24T20:30:00Z', '2026-10-25T06:00:00Z'],
  ['the night when an hour is missing', '2027-03-27T21:30:00Z', '2027-03-28T05:00:00Z'],
])('what can wait waits through %s, is no attempt, and goes once at seven; a decision does not wait', async (_night, evening, morning) => {
  here.clock.set(evening);
  const [practical, decision] = [await putInLine('practical'), await putInLine('decision')];
  await becomes(decision, { state: 'sent' });
  await becomes(practical, { state: 'queued', why: 'quiet-hours', attempts: 0, next: morning, noted: 0 });
  here.clock.set(morning);
  await becomes(practical, { state: 'sent', why: null, attempts: 1, noted: 1 });
  expect(here.post.to(anna.email)).toHaveLength(2);
});

test('what would be of no use in the morning goes at its time', async () => {
  here.clock.set('2026-11-20T21:30:00Z');
  await becomes(await putInLine('reminder', '2026-11-21T05:00:00Z'), { state: 'sent' });
  expect(here.post.to(anna.email)).toHaveLength(1);
});

test('whose night it is she says herself', async () => {
  here.clock.set('2026-11-20T21:30:00Z');
  await here.database.execute(sql`
    insert into quiet_hours (person_id, begins, ends, time_zone, changed_at) values (${anna.id}, '23:00', '05:00', 'America/New_York', now())`);
  await becomes(await putInLine('practical'), { state: 'sent' });
  here.clock.set('2026-11-21T08:00:00Z');
  await becomes(await putInLine('practical'), { state: 'queued', why: 'quiet-hours', next: '2026-11-21T10:00:00Z' });
  expect(here.post.to(anna.email)).toHaveLength(1);
});
