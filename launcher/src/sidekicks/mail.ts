import { mkdirSync } from 'node:fs';
import { MailDev } from 'maildev';
import type { SidekickConfiguration } from './configuration.js';
import { loopback } from './http.js';

const kept = 2_000;

/** An SMTP server that delivers to nobody, and an inbox in the browser that shows everything. */
export async function startMailInbox({ smtpPort, webPort, directory, host = loopback }: NonNullable<SidekickConfiguration['mail']>): Promise<void> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const inbox = new MailDev({
    smtp: smtpPort,
    ip: host,
    web: webPort,
    webIp: host,
    mailDirectory: directory,
    maxEmails: kept,
    silent: true,
  });
  await inbox.start();
}
