import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readSettings } from '#platform';
import { dkimPrivateKey } from '../src/mail/dkim.js';
import { senderAddress } from '../src/mail/sender-address.js';
import { SmtpMailer } from '../src/mail/smtp-mailer.js';
import { companions, settings } from '../src/settings.js';
import { readDkim } from './dkim-reader.js';
import { aMail } from './a-mail.js';
import { PostOffice } from './post-office.js';

const from = senderAddress('Parken <bokning@parken.example>')!;
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const stopping = aMail({ unsubscribe: 'https://parken.example/n/abc/unsubscribe?category=news', subject: 'Å,  två  mellanslag', text: 'Hej  \n\n.\n\n' });

let post: PostOffice;
let mailer: SmtpMailer;

beforeEach(async () => {
  post = await PostOffice.open();
  mailer = new SmtpMailer(post.url, { from, bounces: from.address }, { dkim: { domain: 'parken.example', selector: 'mail2026', privateKey: pem } });
});

afterEach(async () => {
  mailer.onApplicationShutdown();
  await post.down();
});

async function rawOf(mail: typeof stopping): Promise<string> {
  expect(await mailer.send(mail)).toEqual({ kind: 'sent' });
  return post.received.at(-1)!.raw;
}

test('mail is signed for the domain, and the signature covers what matters, the headers for unsubscribing among it', async () => {
  const { tags, signed, isValid } = readDkim(await rawOf(stopping), publicKey)!;
  expect([isValid, tags.d, tags.s]).toEqual([true, 'parken.example', 'mail2026']);
  const must = ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type', 'auto-submitted', 'list-unsubscribe', 'list-unsubscribe-post'];
  expect(signed).toEqual(expect.arrayContaining(must));
  expect(signed).not.toEqual(expect.arrayContaining(['return-path']));
});

test('an invitation and a picture are signed too', async () => {
  const calendar = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';
  const raw = await rawOf(aMail({ invitation: { method: 'REQUEST', content: calendar }, picture: { cid: 'a@b', name: 'a.png', png: Buffer.alloc(5_000, 7) } }));
  expect(readDkim(raw, publicKey)!.isValid).toBe(true);
});

test.each([
  ['the subject', /^Subject: /m],
  ['the link for unsubscribing', /category=/],
  ['the text', /Hej/],
])('whoever changes %s breaks the signature', async (_what, place) => {
  const raw = await rawOf(stopping);
  expect(readDkim(raw.replace(place, '$&X'), publicKey)!.isValid).toBe(false);
});

test('without a key nothing is signed', async () => {
  mailer.onApplicationShutdown();
  mailer = new SmtpMailer(post.url, { from, bounces: from.address });
  expect(readDkim(await rawOf(stopping), publicKey)).toBeUndefined();
});

test('a key is read in each form in which one is kept, and only one that mail may be signed with', () => {
  const der = (type: 'pkcs8' | 'pkcs1') => privateKey.export({ format: 'der', type }).toString('base64url');
  const forms = [pem, pem.replaceAll('\n', String.raw`\n`), privateKey.export({ format: 'pem', type: 'pkcs1' }).toString(), der('pkcs8'), der('pkcs1')];
  expect(forms.map(dkimPrivateKey)).toEqual(forms.map(() => pem));
  const weak = generateKeyPairSync('rsa', { modulusLength: 512 }).privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const other = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  expect([weak, other, 'abc', ''].map(dkimPrivateKey)).toEqual([undefined, undefined, undefined, undefined]);
});

test('a key that has no name, or is none, is named before anything starts', () => {
  const given = { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'bokning@parken.example', PUBLIC_URL: 'https://parken.example', LINK_KEY: 'a'.repeat(22) };
  const read = (more: Record<string, string>) => readSettings(settings, { ...given, ...more }, companions);
  expect(read({ DKIM_PRIVATE_KEY: pem, DKIM_SELECTOR: 'mail2026' }).DKIM_PRIVATE_KEY).toBe(pem);
  expect(() => read({ DKIM_PRIVATE_KEY: pem })).toThrow('DKIM_SELECTOR is missing: DKIM_PRIVATE_KEY needs it');
  expect(() => read({ DKIM_PRIVATE_KEY: 'abc', DKIM_SELECTOR: 'mail2026' })).toThrow('DKIM_PRIVATE_KEY: an RSA key of at least 1024 bits');
});
