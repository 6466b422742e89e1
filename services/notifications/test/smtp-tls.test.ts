import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { testDirectory } from '#testing';
import { senderAddress } from '../src/mail/sender-address.js';
import { SmtpMailer, type SmtpOptions } from '../src/mail/smtp-mailer.js';
import { certificatesIn, saysPassword } from '../src/mail/smtp-tls.js';
import { certificate, key } from './certificate.js';
import { aMail } from './a-mail.js';
import { PostOffice } from './post-office.js';

const from = senderAddress('Parken <bokning@parken.example>')!;
const tls = { key, cert: certificate };

let post: PostOffice;

afterEach(() => post.down());

async function sent(options: SmtpOptions = {}): Promise<unknown> {
  const mailer = new SmtpMailer(post.url, { from, bounces: from.address }, options);
  const outcome = await mailer.send(aMail());
  mailer.onApplicationShutdown();
  return outcome;
}

const file = (text: string) => {
  const path = join(testDirectory('authorities'), 'ca.pem');
  writeFileSync(path, text);
  return path;
};

describe('a server that signs for itself', () => {
  test.each(['STARTTLS', 'TLS'] as const)('gets nothing by %s', async (way) => {
    post = await PostOffice.open({ way, ...tls });
    expect(await sent()).toMatchObject({ kind: 'away', reason: expect.stringMatching(/self.signed certificate/i) });
    expect(post.handedOver).toBe(0);
  });

  test.each(['STARTTLS', 'TLS'] as const)('is trusted by %s once its authority is given, and all is encrypted', async (way) => {
    post = await PostOffice.open({ way, ...tls });
    expect(await sent({ tls: { isRequired: true, authorities: certificate } })).toEqual({ kind: 'sent' });
    expect(post.received.map(({ wasEncrypted }) => wasEncrypted)).toEqual([true]);
  });
});

describe('a server without TLS', () => {
  test('gets nothing where it is required', async () => {
    post = await PostOffice.open();
    expect(await sent({ tls: { isRequired: true, authorities: undefined } })).toMatchObject({ kind: 'away' });
    expect(post.handedOver).toBe(0);
  });

  test('gets it in the clear where it is not', async () => {
    post = await PostOffice.open();
    expect(await sent()).toEqual({ kind: 'sent' });
    expect(post.received.map(({ wasEncrypted }) => wasEncrypted)).toEqual([false]);
  });

  test('gets nothing where the address asks for TLS', async () => {
    post = await PostOffice.open();
    const mailer = new SmtpMailer(`${post.url}?requireTLS=true`, { from, bounces: from.address });
    expect(await mailer.send(aMail())).toMatchObject({ kind: 'away' });
    mailer.onApplicationShutdown();
  });
});

describe('settings', () => {
  test('a password is not told in the clear unless to this machine', async () => {
    post = await PostOffice.open();
    const addresses = ['smtp://me:secret@mail.example:587', 'smtp://mail.example:25', 'smtp://me:secret@127.0.0.1:2525', 'smtp://me:secret@localhost'];
    expect(addresses.map(saysPassword)).toEqual([true, false, false, false]);
  });

  test('a file of certificates is read, and anything else is not taken for one', async () => {
    post = await PostOffice.open();
    expect(certificatesIn(file(certificate))).toBe(certificate);
    expect([file(key), file('-----BEGIN CERTIFICATE-----\nabc'), '/nowhere/at/all.pem'].map(certificatesIn)).toEqual([undefined, undefined, undefined]);
  });
});
