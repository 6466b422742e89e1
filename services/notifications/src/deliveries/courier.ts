import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { SETTINGS } from '#platform';
import { Temporal } from 'temporal-polyfill';
import type { Circumstances } from '../domain/announcement.js';
import type { Outcome } from '../domain/attempt.js';
import type { Writing, Written } from '../domain/letters/letter.js';
import { takesSms } from '../domain/ways.js';
import { html } from '../mail/html.js';
import { invitation } from '../mail/invitation.js';
import { Mailer, type Mail } from '../mail/mailer.js';
import { passPicture } from '../mail/pass-picture.js';
import { plainText } from '../mail/plain-text.js';
import { messages } from '../messages.js';
import type { Settings } from '../settings.js';
import { SmsSender } from '../sms/sms-sender.js';
import type { ClaimedDelivery } from './claim-due.js';
import { Owners, Unobtainable } from './owners.js';

/** Pointless where nobody wants it any more. */
export type Delivered = Outcome | { kind: 'pointless'; reason: string | null };

/** Writes a message for its recipient as she is known now, with what must not be kept, and hands it over. */
@Injectable()
export class Courier {
  constructor(
    private readonly mailer: Mailer,
    private readonly sms: SmsSender,
    private readonly owners: Owners,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async deliver(delivery: ClaimedDelivery, now: Instant): Promise<Delivered> {
    const { channel, content, recipient, kind } = delivery;
    if (content === null) return { kind: 'pointless', reason: null };
    if (channel === 'sms' && !takesSms(messages[kind].sms, recipient)) return { kind: 'pointless', reason: null };
    if (isTooLate(content.until, now)) return { kind: 'pointless', reason: `too late: of no use since ${content.until}` };
    try {
      return await this.handOver(delivery, new Date(content.at), await this.write(delivery, content));
    } catch (error) {
      if (error instanceof Unobtainable) return error.outcome;
      throw error;
    }
  }

  private async write({ kind, recipient: { name, language } }: ClaimedDelivery, content: Circumstances): Promise<Written> {
    const { family } = messages[kind];
    const fetched = await family.fetch(kind as never, content as never, this.owners);
    const telling: Writing = { ...content, ...fetched, name, language, publicUrl: this.settings.PUBLIC_URL.replace(/\/$/, ''), house: this.settings.MAIL_FROM.name };
    return family.write(kind as never, telling as never);
  }

  private async handOver({ id, channel, recipient }: ClaimedDelivery, stamp: Date, written: Written): Promise<Outcome> {
    if (channel === 'sms') return this.sms.send({ to: recipient.phone!, message: written.sms });
    const { letter, calendar } = written;
    const mail: Mail = {
      id,
      to: { name: recipient.name, address: recipient.email },
      subject: letter.subject,
      text: plainText(letter),
      html: html(letter),
      date: stamp,
      picture: letter.pass && (await passPicture(letter.pass.holds)),
      invitation: calendar && {
        method: calendar.method,
        content: invitation({ entry: calendar, attendee: recipient, organizer: this.settings.MAIL_FROM, stamp }),
      },
    };
    return this.mailer.send(mail);
  }
}

// What was put in line before this was thought of has no such time.
const isTooLate = (until: string | null | undefined, now: Instant): boolean => until != null && Temporal.Instant.compare(until, now) <= 0;
