import { afterEach, expect, test } from '@jest/globals';
import { senderAddress } from '../src/mail/sender-address.js';
import { SmtpMailer } from '../src/mail/smtp-mailer.js';
import { ContraryServer, type Stage } from './contrary-server.js';
import { aMail } from './a-mail.js';

const from = senderAddress('Parken <bokning@parken.example>')!;
const patience = 400;

let server: ContraryServer;
let mailer: SmtpMailer;

async function open(at: Stage, answer: string, pauseMs?: number): Promise<void> {
  server = await ContraryServer.open(at, answer, pauseMs);
  mailer = new SmtpMailer(server.url, { from, bounces: from.address });
}

afterEach(async () => {
  mailer.onApplicationShutdown();
  await server.close();
});

test.each<[at: Stage, answer: string, outcome: string]>([
  ['greeting', '421 too many connections', 'away'],
  ['greeting', '451 not now', 'away'],
  ['greeting', '554 no service', 'away'],
  ['greeting', 'silence', 'away'],
  ['greeting', 'hanging up', 'away'],
  ['EHLO', '451 not now', 'away'],
  ['EHLO', '550 who are you', 'away'],
  ['EHLO', 'silence', 'away'],
  ['EHLO', 'hanging up', 'away'],
  ['MAIL', '421 closing', 'away'],
  ['MAIL', '451 not now', 'away'],
  ['MAIL', '550 not from there', 'away'],
  ['MAIL', '552 larger than I take', 'refused'],
  ['MAIL', 'silence', 'away'],
  ['MAIL', 'hanging up', 'away'],
  ['RCPT', '421 closing', 'away'],
  ['RCPT', '450 greylisted', 'deferred'],
  ['RCPT', '452 mailbox full', 'deferred'],
  ['RCPT', '550 no such user', 'refused'],
  ['RCPT', 'silence', 'away'],
  ['RCPT', 'hanging up', 'away'],
  ['DATA', '451 not now', 'deferred'],
  ['DATA', '554 no', 'refused'],
  ['DATA', 'silence', 'away'],
  ['DATA', 'hanging up', 'away'],
  ['message', '421 closing', 'away'],
  ['message', '452 no room', 'deferred'],
  ['message', '552 larger than I take', 'refused'],
  ['message', '554 that is spam', 'refused'],
  ['message', 'silence', 'unknown'],
  ['message', 'hanging up', 'unknown'],
])('at %s, %s: %s', async (at, answer, outcome) => {
  await open(at, answer);
  expect(await mailer.send(aMail(), patience)).toMatchObject({ kind: outcome });
  expect(server.messages).toBe(at === 'message' ? 1 : 0);
});

test('a server that takes its time, from the greeting on, gets it all the same', async () => {
  await open('message', '250 taken', 250);
  expect(await mailer.send(aMail())).toEqual({ kind: 'sent' });
  expect(server.messages).toBe(1);
});

test('one that takes longer than there is has nothing, and it is known', async () => {
  await open('message', '250 taken', 250);
  expect(await mailer.send(aMail(), patience)).toMatchObject({ kind: 'away' });
  expect(server.messages).toBe(0);
});

test('a message whose end has not gone out cannot have been accepted, and is not in doubt', async () => {
  await open('message', '250 taken');
  const sent = mailer.send(aMail({ text: 'x'.repeat(40_000_000) }), 30_000);
  while (server.connections === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, 150));
  server.hangUp();
  expect(await sent).toMatchObject({ kind: 'deferred' });
  expect(server.messages).toBe(0);
});

test('a connection that the server ended while nothing was said on it is no trouble: the next mail goes over another, once', async () => {
  await open('message', '250 taken');
  expect(await mailer.send(aMail())).toEqual({ kind: 'sent' });
  server.hangUp();
  expect(await mailer.send(aMail())).toEqual({ kind: 'sent' });
  expect([server.messages, server.connections]).toEqual([2, 2]);
});

test('a connection is kept for as many mails as the server likes', async () => {
  await open('message', '250 taken');
  for (let count = 0; count < 150; count++) expect(await mailer.send(aMail())).toEqual({ kind: 'sent' });
  expect([server.messages, server.connections]).toEqual([150, 1]);
});
