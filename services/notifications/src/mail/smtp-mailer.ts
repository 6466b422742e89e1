import type { OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { Outcome } from '../domain/attempt.js';
import { oneLine } from '../domain/harmless.js';
import { type Mail, Mailer } from './mailer.js';
import type { SenderAddress } from './sender-address.js';
import { type SmtpError, smtpOutcome } from './smtp-outcome.js';

// One address and nothing beside it: the library would make several recipients of what holds several.
const oneAddress = /^[^\s\p{Cc}<>(),;:"\\@]+@[^\s\p{Cc}<>(),;:"\\@]+$/u;

const seconds = 1000;

/** SMTP through a pool of connections. */
export class SmtpMailer extends Mailer implements OnApplicationShutdown {
  private readonly transport;

  constructor(
    url: string,
    private readonly from: SenderAddress,
    private readonly longestMs = 40 * seconds,
    maxConnections = 8,
  ) {
    super();
    this.transport = createTransport({
      url,
      pool: true,
      maxConnections,
      // The pool would send again by itself when a connection breaks; whether it may have been accepted is for the delivery to remember.
      maxRequeues: 0,
      idleTimeout: 20 * seconds,
      connectionTimeout: 5 * seconds,
      greetingTimeout: 5 * seconds,
      socketTimeout: 15 * seconds,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send(mail: Mail, longestMs = this.longestMs): Promise<Outcome> {
    if (!oneAddress.test(mail.to.address)) return { kind: 'refused', reason: 'not an address' };
    try {
      await this.transport.sendMail({ ...this.compose(mail), signal: AbortSignal.timeout(longestMs) });
      return { kind: 'sent' };
    } catch (error) {
      return smtpOutcome(error as SmtpError);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }

  private compose({ id, to, subject, text, html, date, picture, invitation }: Mail) {
    return {
      messageId: `<${id}@${this.from.domain}>`,
      date,
      from: { name: oneLine(this.from.name), address: this.from.address },
      to: { name: oneLine(to.name ?? ''), address: to.address },
      envelope: { from: this.from.address, to: [to.address] },
      subject: oneLine(subject),
      text,
      html,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      ...(picture ? { attachments: [{ filename: picture.name, content: picture.png, cid: picture.cid, contentType: 'image/png', contentDisposition: 'inline' as const }] } : {}),
      ...(invitation === null ? {} : { icalEvent: { method: invitation.method, content: invitation.content, filename: 'invite.ics' } }),
    };
  }
}
