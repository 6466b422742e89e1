import { afterEach, expect, test } from '@jest/globals';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { eventually, testMailbox, type TestMailbox } from '#testing';
import { Letterbox } from '../src/mailbox/letterbox.js';
import { problemOf } from '../src/mailbox/problem.js';
import { certificate, key } from './certificate.js';
import { ChangedLine, type Change } from './changed-line.js';
import { aBounce, aLetter } from './mails.js';
import { NotifiedHouse } from './notified-house.js';

let mailbox: TestMailbox;
let here: NotifiedHouse | undefined;
let line: ChangedLine | undefined;

afterEach(async () => {
  try {
    await here?.close();
  } finally {
    here = undefined;
    line?.close();
    line = undefined;
    await mailbox?.stop();
  }
});

async function open(replicas: number, settings: Record<string, string> = {}, options: Parameters<typeof testMailbox>[0] = {}): Promise<void> {
  mailbox = await testMailbox(options);
  await read(mailbox.url, replicas, settings);
}

/** A server to which the line is changed. */
async function openThrough(change: Change): Promise<void> {
  mailbox = await testMailbox();
  line = await ChangedLine.to(mailbox.url, change);
  await read(line.url, 1);
}

async function read(url: string, replicas: number, settings: Record<string, string> = {}): Promise<void> {
  here = await NotifiedHouse.open({ replicas, settings: { IMAP_URL: url, IMAP_POLL_SECONDS: '3600', ...settings } });
}

/** A mail that went out and comes back. */
async function comesBack(): Promise<string> {
  const id = newId();
  await here!.database.execute(sql`
    insert into deliveries (id, kind, category, channel, recipient, state, attempts, due_at, created_at, sent_at, traceparent)
    values (${id}, 'booking-requested', 'decision', 'email', 'anna@example.se', 'sent', 1, now(), now(), now(), '')`);
  mailbox.deliver(aBounce({ deliveryId: id, to: 'anna@example.se' }));
  return id;
}

const stateOf = async (id: string) => (await here!.database.one<{ state: string }>(sql`select state from deliveries where id = ${id}`)).state;

const ago = (days: number) => new Date(Date.now() - days * 24 * 3_600_000);

const isKnown = (id: string) => eventually('it is known to have come back', async () => (await stateOf(id)) === 'failed');

test('a server that does not tell of new mail is looked into now and then', async () => {
  await open(1, { IMAP_POLL_SECONDS: '1' }, { withoutIdle: true });
  await isKnown(await comesBack());
  expect(mailbox.logins()).toBe(1);
});

test('one replica at a time reads, and another goes on where it ends', async () => {
  await open(2);
  await isKnown(await comesBack());
  expect(mailbox.logins()).toBe(1);
  // Whichever it is that reads, both have to end before nobody does.
  await here!.house.running[0]!.close();
  await isKnown(await comesBack());
  expect(mailbox.logins()).toBeLessThanOrEqual(2);
});

test('what comes while the server is away from us is read when it is back, and what was left is not looked at again', async () => {
  await open(1);
  const letter = aLetter();
  mailbox.deliver(letter);
  await isKnown(await comesBack());
  await mailbox.down();
  const id = await comesBack();
  await mailbox.up();
  await isKnown(id);
  await eventually('it is put away', () => mailbox.folder('INBOX').length === 1);
  expect(mailbox.folder('Parken.Handled')).toHaveLength(2);
  expect(mailbox.folder('INBOX')).toEqual([{ text: letter, isSeen: false }]);
});

test('mails at which the line breaks each time are left to people, and keep nobody else waiting', async () => {
  const poison = ['a', 'b', 'c'].map((name) => `From: ${name}@example.com\r\nContent-Type: text/calendar; name="${name.repeat(2_000_000)}"\r\n\r\nHej\r\n`);
  await open(1);
  for (const mail of poison) mailbox.deliver(mail);
  await eventually('one has been tried', () => mailbox.logins() > 1);
  await isKnown(await comesBack());
  // Each in its turn: none has been tried more than twice until then.
  expect(mailbox.logins()).toBeLessThan(8);
  const id = await comesBack();
  await eventually('what comes later is known', async () => (await stateOf(id)) === 'failed', { timeoutMs: 30_000 });
  await eventually('all have been given up', () => mailbox.logins() > 3 * poison.length, { timeoutMs: 30_000 });
  expect(mailbox.folder('INBOX').map(({ text, isSeen }) => [text.length, isSeen])).toEqual(poison.map(({ length }) => [length, false]));
}, 90_000);

test('a mail is not given up because the line broke while it was read', async () => {
  let breaks = 0;
  await openThrough((said) => (/UID FETCH/.test(said) && ++breaks <= 3 ? undefined : said));
  const id = await comesBack();
  await eventually('it is known to have come back', async () => (await stateOf(id)) === 'failed', { timeoutMs: 45_000 });
  expect(breaks).toBeGreaterThan(3);
}, 60_000);

test('where the server makes no folder, what has been read stays unread, and is not read again', async () => {
  await openThrough((said) => said.replace(/ CREATE /, ' XCREATE '));
  const before = await comesBack();
  await isKnown(before);
  const after = await comesBack();
  await isKnown(after);
  await eventually('both stay unread', () => mailbox.folder('INBOX').filter(({ isSeen }) => !isSeen).length === 2);
  expect(mailbox.logins()).toBe(1);
});

test('what was put away goes when it came more than thirty days ago', async () => {
  mailbox = await testMailbox();
  const old = await Letterbox.open(mailbox.url);
  for (const days of [45, 10]) mailbox.deliver(aLetter(`${days} days old`), ago(days));
  await eventually('they are there', async () => (await old.news(new Date(0))).length === 2);
  for (const uid of await old.news(new Date(0))) expect(await old.putAway(uid)).toBeUndefined();
  await old.close();
  await read(mailbox.url, 1);
  await eventually('the older one is gone', () => mailbox.folder('Parken.Handled').length === 1);
  expect(mailbox.folder('Parken.Handled')[0]!.text).toContain('10 days old');
  // The inbox is what is looked into after it.
  await isKnown(await comesBack());
});

test('a server on this machine is read whoever signed its certificate', async () => {
  await open(1, {}, { tls: { key, certificate } });
  await isKnown(await comesBack());
  expect(mailbox.logins()).toBe(1);
});

test('why it cannot be read is told without the password, and without what the server says', async () => {
  await open(0);
  const wrong = await Letterbox.open(mailbox.url.replace('secret', 'wrong-word')).catch((error: unknown) => error);
  expect(problemOf(wrong)).toBe('AUTHENTICATIONFAILED');
  await mailbox.down();
  const away = await Letterbox.open(mailbox.url).catch((error: unknown) => error);
  expect(problemOf(away)).toBe('ECONNREFUSED');
});
