import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eventCancelled, eventMoved, eventPublished, listMessages, messagePosted, setPreferences, type EventSnapshot, type FactContract, type MessageChoice } from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { aMessagePosted, anEvent } from './facts.js';
import { NotifiedHouse, type Person } from './notified-house.js';

let here: NotifiedHouse;
let anna: Person;

beforeAll(async () => {
  here = await NotifiedHouse.open();
});
afterAll(() => here.close());
beforeEach(async () => {
  // Friday, nine o'clock in Stockholm.
  here.clock.set('2026-11-20T08:00:00Z');
  anna = await here.person();
});

const choose = (person: Person, category: MessageChoice['category'], choice: 'daily' | 'at-once' | 'off') =>
  here.house.as({ id: person.id, roles: ['booker'] }).call(setPreferences, { personId: person.id, choices: [{ channel: 'email', category, choice } as MessageChoice] });

const tell = (fact: FactContract, event: EventSnapshot) => here.house.tell(fact, { aggregateId: event.eventId, aggregateVersion: event.version, data: event });

const expectRows = (about: string, person: Person, ...expected: string[]) =>
  eventually(`they are ${expected.join()}`, async () => {
    const rows = await here.database.query<{ state: string; why: string | null; digest: string | null }>(sql`
      select state, why, to_char(digest_for at time zone 'UTC', 'MM-DD HH24:MI') as digest from deliveries
      where about = ${about} and person_id = ${person.id} and channel = 'email' order by about_version`);
    expect(rows.map(({ state, why, digest }) => [state, why, digest].filter(Boolean).join(' '))).toEqual(expected);
    return true;
  });

const mails = (person: Person, count: number) => eventually(`${count} mails`, () => here.post.to(person.email).length === count && here.post.to(person.email));

async function post(): Promise<string> {
  const data = aMessagePosted(anna);
  await here.house.tell(messagePosted, { aggregateId: data.postId, aggregateVersion: 1, data });
  return data.postId;
}

describe('what is new in the programme', () => {
  test('is told in the next digest to those who have asked, and to nobody else', async () => {
    const john = await here.person({ language: 'en' });
    const uninterested = await here.person();
    for (const person of [anna, john]) await choose(person, 'news', 'daily');
    const events = [anEvent(), anEvent({ title: { sv: 'Öppet hus', en: 'Open house' } })];
    for (const event of events) await tell(eventPublished, event);
    for (const { eventId } of events) await expectRows(eventId, anna, 'queued 11-21 06:30');
    for (const { eventId } of events) await expectRows(eventId, john, 'queued 11-21 06:30');
    await here.turnTo('2026-11-21T06:30:00Z');
    const [[hers], [his]] = [await mails(anna, 1), await mails(john, 1)];
    expect([hers!.subject, his!.subject]).toEqual(['2 nyheter från Parken', '2 pieces of news from Parken']);
    expect(his!.text).toContain('Open house');
    expect(his!.text).toContain('https://parken.example/programme/klimatdialog-k3x9?language=en');
    for (const { eventId } of events) await expectRows(eventId, anna, 'sent 11-21 06:30');
    expect(here.post.to(uninterested.email)).toEqual([]);
  });

  test('is told as it is in the morning, once, and not where it has been cancelled by then', async () => {
    await choose(anna, 'news', 'daily');
    const [moved, cancelled] = [anEvent(), anEvent()];
    for (const event of [moved, cancelled]) await tell(eventPublished, event);
    for (const { eventId } of [moved, cancelled]) await expectRows(eventId, anna, 'queued 11-21 06:30');
    await tell(eventMoved, { ...moved, start: '2026-12-03T12:00:00Z', end: '2026-12-03T14:00:00Z', version: 3 });
    await tell(eventCancelled, { ...cancelled, state: 'cancelled', version: 3 });
    await expectRows(moved.eventId, anna, 'suppressed moved 11-21 06:30', 'queued 11-21 06:30');
    await expectRows(cancelled.eventId, anna, 'suppressed cancelled 11-21 06:30');
    await here.turnTo('2026-11-21T06:30:00Z');
    const [mail] = await mails(anna, 1);
    expect(mail!.text).toContain('torsdag 3 december 2026');
    await expectRows(moved.eventId, anna, 'suppressed moved 11-21 06:30', 'sent 11-21 06:30');
    await tell(eventMoved, { ...moved, start: '2026-12-04T12:00:00Z', end: '2026-12-04T14:00:00Z', version: 4 });
    await choose(anna, 'news', 'at-once');
    await here.turnTo('2026-11-22T06:30:00Z');
    await eventually('the move is taken in', async () => (await here.database.query(sql`select from told where about = ${moved.eventId} and version = 4`)).length === 1);
    expect(here.post.to(anna.email)).toHaveLength(1);
  });

  test('stands in the app of those who have asked, at once and once, as it is, and not any more when it has been cancelled', async () => {
    const [uninterested, inbox] = [await here.person(), (person: Person) => here.house.as({ id: person.id, roles: ['booker'] }).call(listMessages, {})];
    await choose(anna, 'news', 'daily');
    const [moved, cancelled] = [anEvent(), anEvent()];
    for (const event of [moved, cancelled]) await tell(eventPublished, event);
    await eventually('both stand there', async () => (await inbox(anna)).items.length === 2);
    const { items, unread } = await inbox(anna);
    expect(unread).toBe(2);
    const stays = items.find(({ about }) => about === moved.eventId)!;
    expect(stays).toMatchObject({ name: 'event-published', category: 'news', isKept: true, readAt: null, link: { href: expect.stringContaining('/programme/') } });
    await tell(eventMoved, { ...moved, start: '2026-12-03T12:00:00Z', end: '2026-12-03T14:00:00Z', version: 3 });
    await tell(eventCancelled, { ...cancelled, state: 'cancelled', version: 3 });
    const left = await eventually('one is taken out', async () => {
      const page = await inbox(anna);
      return page.items.length === 1 && JSON.stringify(page).includes('3 december') && page.items;
    });
    expect(left).toMatchObject([{ id: stays.id, about: moved.eventId }]);
    // By mail it still comes in the morning.
    await expectRows(moved.eventId, anna, 'suppressed moved 11-21 06:30', 'queued 11-21 06:30');
    expect(await inbox(uninterested)).toMatchObject({ items: [], unread: 0 });
  });

  test('is put in line for thousands in one go, by the clocks of each', async () => {
    const thousands = Array.from({ length: 3_000 }, () => newId());
    await here.database.execute(sql`
      insert into people (id, email, language, sms_wanted, version) select id, id || '@thousands.example', 'sv', false, 1 from unnest(${thousands}::uuid[]) as p (id)`);
    await here.database.execute(sql`
      insert into preferences (person_id, category, channel, choice, changed_at) select id, 'news', 'email', 'daily', ${here.clock.now()} from unnest(${thousands}::uuid[]) as p (id)`);
    await here.database.execute(sql`
      insert into quiet_hours (person_id, begins, ends, time_zone, changed_at) values (${thousands[0]!}, '21:00', '07:00', 'America/New_York', ${here.clock.now()})`);
    const event = anEvent();
    await tell(eventPublished, event);
    const digests = await eventually('all are in line', async () => {
      const rows = await here.database.query<{ digest: string; people: number }>(sql`
        select to_char(digest_for at time zone 'UTC', 'MM-DD HH24:MI') as digest, count(*)::int as people from deliveries
        where about = ${event.eventId} and channel = 'email' and person_id = any(${thousands}::uuid[]) group by 1 order by 1`);
      return rows.length > 0 && rows;
    });
    expect(digests).toEqual([{ digest: '11-20 12:30', people: 1 }, { digest: '11-21 06:30', people: 2_999 }]);
    await here.database.execute(sql`delete from preferences where person_id = any(${thousands}::uuid[])`);
    await here.database.execute(sql`update deliveries set state = 'suppressed', next_attempt_at = null where about = ${event.eventId} and channel = 'email'`);
  });
});

test('a digest of several kinds names all of them where it is stopped', async () => {
  await choose(anna, 'practical', 'daily');
  await choose(anna, 'news', 'daily');
  const event = anEvent();
  await tell(eventPublished, event);
  await expectRows(event.eventId, anna, 'queued 11-21 06:30');
  await expectRows(await post(), anna, 'queued digest 11-21 06:30');
  await here.turnTo('2026-11-21T06:30:00Z');
  const [mail] = await mails(anna, 1);
  expect(mail!.raw).toMatch(/^List-Unsubscribe:\s+<https:\/\/parken\.example\/n\/[\w-]{43}\/unsubscribe\?category=practical%2Cnews>\r\n/m);
});

test('a digest that may have gone out goes again under the same name, also where its first message is of no use any more', async () => {
  await choose(anna, 'practical', 'daily');
  const posts = [await post()];
  await expectRows(posts[0]!, anna, 'queued digest 11-21 06:30');
  posts.push(await post());
  await expectRows(posts[1]!, anna, 'queued digest 11-21 06:30');
  here.post.mood = 'hanging-up-after-data';
  await here.turnTo('2026-11-21T06:30:00Z');
  for (const id of posts) await expectRows(id, anna, 'uncertain 11-21 06:30');
  here.post.mood = 'accepting';
  await here.database.execute(sql`update deliveries set state = 'suppressed', next_attempt_at = null where about = ${posts[0]!} and channel = 'email'`);
  here.clock.advance('PT1M');
  await expectRows(posts[1]!, anna, 'sent 11-21 06:30');
  const [first, second] = await mails(anna, 2);
  expect(second!.messageId).toBe(first!.messageId);
});

describe.each([
  ['the clocks go back', '2026-10-24T19:30:00Z', '2026-10-25T06:29:59Z', '2026-10-25T06:30:00Z', '2026-10-26T06:30:00Z'],
  ['the clocks go forward', '2027-03-27T20:30:00Z', '2027-03-28T05:29:59Z', '2027-03-28T05:30:00Z', '2027-03-29T05:30:00Z'],
])('on the night when %s', (_when, evening, before, morning, nextMorning) => {
  test('what has come late in the evening goes once, at half past seven', async () => {
    await here.turnTo(evening);
    await choose(anna, 'practical', 'daily');
    const posts = [await post(), await post()];
    const digest = morning.slice(5, 16).replace('T', ' ');
    for (const id of posts) await expectRows(id, anna, `queued digest ${digest}`);
    await here.turnTo(before);
    posts.push(await post());
    await expectRows(posts[2]!, anna, `queued digest ${digest}`);
    expect(here.post.to(anna.email)).toEqual([]);
    await here.turnTo(morning);
    const [mail] = await mails(anna, 1);
    expect(mail!.subject).toBe('3 nyheter från Parken');
    for (const id of posts) await expectRows(id, anna, `sent ${digest}`);
    await here.turnTo(nextMorning);
    const last = await post();
    await expectRows(last, anna, expect.stringMatching(/^queued digest/) as unknown as string);
    expect(here.post.to(anna.email)).toHaveLength(1);
  });
});
