import { afterEach, expect, test } from '@jest/globals';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { eventually, testMailbox, type TestMailbox } from '#testing';
import { Letterbox } from '../src/mailbox/letterbox.js';
import { problemOf } from '../src/mailbox/problem.js';
import { aBounce, aLetter } from './mails.js';
import { NotifiedHouse } from './notified-house.js';

let mailbox: TestMailbox;
let here: NotifiedHouse;

afterEach(async () => {
  await here.close();
  await mailbox.stop();
});

async function open(replicas: number, settings: Record<string, string> = {}, withoutIdle = false): Promise<void> {
  mailbox = await testMailbox({ withoutIdle });
  here = await NotifiedHouse.open({ replicas, settings: { IMAP_URL: mailbox.url, IMAP_POLL_SECONDS: '3600', ...settings } });
}

/** A mail that went out and comes back. */
async function comesBack(): Promise<string> {
  const id = newId();
  await here.database.execute(sql`
    insert into deliveries (id, kind, category, channel, recipient, state, attempts, due_at, created_at, sent_at, traceparent)
    values (${id}, 'booking-requested', 'decision', 'email', 'anna@example.se', 'sent', 1, now(), now(), now(), '')`);
  mailbox.deliver(aBounce({ deliveryId: id, to: 'anna@example.se' }));
  return id;
}

const stateOf = async (id: string) => (await here.database.one<{ state: string }>(sql`select state from deliveries where id = ${id}`)).state;

const isKnown = (id: string) => eventually('it is known to have come back', async () => (await stateOf(id)) === 'failed');

test('a server that does not tell of new mail is looked into now and then', async () => {
  await open(1, { IMAP_POLL_SECONDS: '1' }, true);
  await isKnown(await comesBack());
  expect(mailbox.logins()).toBe(1);
});

test('one replica at a time reads, and another goes on where it ends', async () => {
  await open(2);
  await isKnown(await comesBack());
  expect(mailbox.logins()).toBe(1);
  // Whichever it is that reads, both have to end before nobody does.
  await here.house.running[0]!.close();
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

test('a mail at which the line breaks each time is left to people, and what comes after it is read', async () => {
  await open(1);
  const mail = `From: x@example.com\r\nContent-Type: text/calendar; name="${'x'.repeat(2_000_000)}"\r\n\r\nHej\r\n`;
  mailbox.deliver(mail);
  await eventually('it has been tried', () => mailbox.logins() > 1);
  const id = await comesBack();
  await eventually('what comes after it is known', async () => (await stateOf(id)) === 'failed', { timeoutMs: 30_000 });
  await eventually('that is put away', () => mailbox.folder('INBOX').length === 1);
  expect(mailbox.folder('INBOX').map(({ text, isSeen }) => [text.length, isSeen])).toEqual([[mail.length, false]]);
}, 60_000);

test('why it cannot be read is told without the password, and without what the server says', async () => {
  await open(0);
  const wrong = await Letterbox.open(mailbox.url.replace('secret', 'wrong-word')).catch((error: unknown) => error);
  expect(problemOf(wrong)).toBe('AUTHENTICATIONFAILED');
  await mailbox.down();
  const away = await Letterbox.open(mailbox.url).catch((error: unknown) => error);
  expect(problemOf(away)).toBe('ECONNREFUSED');
});
