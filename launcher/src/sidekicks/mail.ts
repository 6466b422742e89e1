import { mkdirSync } from 'node:fs';
import { MailDev } from 'maildev';
import type { SidekickConfiguration } from './configuration.js';

const kept = 2_000;

/** An SMTP server that delivers to nobody, and an inbox in the browser that shows everything. */
export async function startMailInbox({ smtpPort, webPort, directory }: NonNullable<SidekickConfiguration['mail']>): Promise<void> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const inbox = new MailDev({
    smtp: smtpPort,
    ip: '127.0.0.1',
    web: webPort,
    webIp: '127.0.0.1',
    mailDirectory: directory,
    maxEmails: kept,
    silent: true,
  });
  await inbox.start();
}
