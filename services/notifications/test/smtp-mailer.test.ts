import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { senderAddress } from '../src/mail/sender-address.js';
import { SmtpMailer } from '../src/mail/smtp-mailer.js';
import { aMail } from './a-mail.js';
import { PostOffice } from './post-office.js';

let post: PostOffice;
let mailer: SmtpMailer;

const from = senderAddress('Parken <bokning@parken.example>')!;
const calendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';

const mail = aMail();

beforeEach(async () => {
  post = await PostOffice.open();
  mailer = new SmtpMailer(post.url, { from, bounces: 'studs@parken.example' });
});

afterEach(async () => {
  mailer.onApplicationShutdown();
  await post.down();
});

test('a mail has a Message-ID of its delivery, its date, and says that no person wrote it', async () => {
  expect(await mailer.send(mail)).toEqual({ kind: 'sent' });
  const [received] = post.received;
  expect(received).toMatchObject({ messageId: '<019a0000-0000-7000-8000-0000000000aa@parken.example>', subject: 'Hej', date: mail.date });
  expect(received!.headers.get('auto-submitted')).toBe('auto-generated');
  expect(received!.from!.value).toEqual([{ address: 'bokning@parken.example', name: 'Parken' }]);
  expect(received!.envelopeTo).toEqual(['anna@example.se']);
  expect([received!.text!.trim(), received!.html]).toEqual(['Hej på dig', '<p>Hej på dig</p>']);
});

test('what cannot be delivered comes back to the address for that, and nobody else sees it', async () => {
  await mailer.send(mail);
  const [received] = post.received;
  expect([received!.envelopeFrom, received!.raw.includes('studs@')]).toEqual(['studs@parken.example', false]);
});

test('a mail that can be stopped says where, in one line that a program can use; any other says nothing of it', async () => {
  const url = `https://parken.example/n/${'a'.repeat(43)}/unsubscribe?category=practical`;
  await mailer.send(aMail({ unsubscribe: url }));
  await mailer.send(aMail({ unsubscribe: null }));
  const [stoppable, other] = post.received;
  expect(stoppable!.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n/m);
  expect(/^List-Unsubscribe:\s+<(\S+)>\r\n/m.exec(stoppable!.raw)?.[1]).toBe(url);
  expect(other!.raw).not.toContain('List-');
});

test('an invitation stands both beside the text and as a file, as calendars want it', async () => {
  await mailer.send({ ...mail, invitation: { method: 'REQUEST', content: calendar } });
  const { raw } = post.received[0]!;
  expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/);
  expect(raw).toMatch(/Content-Type: application\/ics; name=invite\.ics/);
  expect(raw.indexOf('multipart/alternative')).toBeLessThan(raw.indexOf('text/calendar'));
});

test('what somebody writes cannot become a header or another recipient', async () => {
  await mailer.send({ ...mail, subject: 'Hej\r\nBcc: alla@example.se\r\n\r\nKöp nu', to: { name: 'Anna\r\nBcc: alla@example.se, <x@example.se>', address: 'anna@example.se' } });
  const [received] = post.received;
  expect(received!.headers.has('bcc')).toBe(false);
  expect(received!.envelopeTo).toEqual(['anna@example.se']);
  expect(received!.text!.trim()).toBe('Hej på dig');
});

describe('how it ended', () => {
  test('an address that is refused for good', async () => {
    post.refusals.set('anna@example.se', '550 no such user');
    expect(await mailer.send(mail)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('no such user') });
  });

  test('an address that is put off', async () => {
    post.refusals.set('anna@example.se', '451 greylisted, come back later');
    expect(await mailer.send(mail)).toMatchObject({ kind: 'deferred' });
  });

  test('an address that is no address', async () => {
    expect(await mailer.send({ ...mail, to: { name: null, address: 'anna\r\nRCPT TO:<x@example.se>' } })).toMatchObject({ kind: 'refused' });
    expect(post.handedOver).toBe(0);
  });

  test('nobody there', async () => {
    await post.down();
    expect(await mailer.send(mail)).toMatchObject({ kind: 'away' });
  });

  test('a line that breaks after the message leaves it unknown, and nothing is sent again behind our back', async () => {
    post.mood = 'hanging-up-after-data';
    expect(await mailer.send(mail)).toMatchObject({ kind: 'unknown' });
    expect(post.handedOver).toBe(1);
  });

  test('a server that stays silent leaves it unknown, within the time that there was', async () => {
    post.mood = 'holding';
    expect(await mailer.send(mail, 300)).toMatchObject({ kind: 'unknown' });
    expect(post.handedOver).toBe(1);
  });
});
