import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '#platform';
import type { Outcome } from '../domain/attempt.js';
import { letterAbout, smsAbout } from '../domain/letters/booking-letters.js';
import type { Telling } from '../domain/letters/letter.js';
import { html } from '../mail/html.js';
import { invitation } from '../mail/invitation.js';
import { Mailer, type Mail } from '../mail/mailer.js';
import { plainText } from '../mail/plain-text.js';
import type { Settings } from '../settings.js';
import { SmsSender } from '../sms/sms-sender.js';
import type { ClaimedDelivery } from './claim-due.js';

/** Writes a message for its recipient as she is known now, and hands it over. */
@Injectable()
export class Courier {
  constructor(
    private readonly mailer: Mailer,
    private readonly sms: SmsSender,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Superseded where she does not want it any more. */
  async deliver(delivery: ClaimedDelivery): Promise<Outcome | { kind: 'unwanted' }> {
    const { channel, kind, recipient } = delivery;
    if (channel === 'email') return this.mailer.send(this.mailFor(delivery));
    if (!recipient.smsWanted || recipient.phone === null) return { kind: 'unwanted' };
    return this.sms.send({ to: recipient.phone, message: smsAbout(kind, this.telling(delivery)) });
  }

  private mailFor(delivery: ClaimedDelivery): Mail {
    const { id, kind, content, recipient } = delivery;
    const letter = letterAbout(kind, this.telling(delivery));
    const { booking, invitation: method } = content;
    const stamp = new Date(content.at);
    return {
      id,
      to: { name: recipient.name, address: recipient.email },
      subject: letter.subject,
      text: plainText(letter),
      html: html(letter),
      date: stamp,
      invitation: method && {
        method,
        content: invitation({ method, booking, attendee: recipient, organizer: this.settings.MAIL_FROM, stamp, url: this.settings.PUBLIC_URL }),
      },
    };
  }

  private telling({ content: { booking, invitation, before }, recipient: { name, language } }: ClaimedDelivery): Telling {
    return { booking, invitation, before, name, language, publicUrl: this.settings.PUBLIC_URL };
  }
}
