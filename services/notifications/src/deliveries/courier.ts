import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { SETTINGS } from '#platform';
import { Temporal } from 'temporal-polyfill';
import type { Message } from '../announcing/message.js';
import { MessageTable } from '../announcing/message-table.js';
import type { Circumstances } from '../domain/announcement.js';
import type { Outcome } from '../domain/attempt.js';
import type { Fetched, Writing, Written } from '../domain/letters/letter.js';
import type { Recipient } from '../domain/message.js';
import { holdsSecret, withoutSecrets } from '../domain/masking.js';
import { takesSms, type Reachable } from '../domain/ways.js';
import { html } from '../mail/html.js';
import { invitation } from '../mail/invitation.js';
import { Mailer, type Mail } from '../mail/mailer.js';
import { passPicture } from '../mail/pass-picture.js';
import { plainText } from '../mail/plain-text.js';
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
    private readonly table: MessageTable,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async deliver(delivery: ClaimedDelivery, now: Instant): Promise<Delivered> {
    const { content, recipient, kind } = delivery;
    if (content === null) return { kind: 'pointless', reason: null };
    if (isTooLate(content.until, now)) return { kind: 'pointless', reason: `too late: of no use since ${content.until}` };
    if (recipient === null) return { kind: 'nobody-yet', reason: 'whom it is for is not known yet' };
    const pointless = whyPointless(delivery, this.table.named(kind), recipient);
    if (pointless !== undefined) return { kind: 'pointless', reason: pointless };
    try {
      const fetched = await this.table.named(kind).family.fetch(kind, content as never, this.owners);
      const written = this.write(delivery, recipient, { ...content, ...fetched });
      const outcome =
        delivery.channel === 'sms'
          ? await this.sms.send({ id: delivery.id, to: recipient.phone!, message: written.sms, isSecret: holdsSecret(written.sms, fetched) })
          : await this.mail(delivery, recipient, new Date(content.at), written);
      return 'reason' in outcome ? { ...outcome, reason: withoutSecrets(outcome.reason, fetched) } : outcome;
    } catch (error) {
      if (error instanceof Unobtainable) return error.outcome;
      throw error;
    }
  }

  private write({ kind, history: { isInvited } }: ClaimedDelivery, { name, language }: Recipient, content: Circumstances & Fetched): Written {
    const telling: Writing = {
      ...content, name, language, isInvited,
      invitation: content.invitation === 'CANCEL' && !isInvited ? null : content.invitation,
      publicUrl: this.settings.PUBLIC_URL.replace(/\/$/, ''),
      house: this.settings.MAIL_FROM.name,
    };
    const { family, words } = this.table.named(kind);
    return family.write(words as never, telling as never, kind);
  }

  private async mail({ id }: ClaimedDelivery, recipient: Recipient, stamp: Date, { letter, calendar }: Written): Promise<Outcome> {
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

/** Why nobody wants it any more, null where that is her own wish; undefined where it is wanted. */
function whyPointless({ channel, history }: ClaimedDelivery, { sms, onlyAfterAnother }: Message, recipient: Reachable): string | null | undefined {
  if (channel === 'sms' && !takesSms(sms, recipient)) return null;
  if (history.isOutrun) return 'she has been told something newer';
  if (onlyAfterAnother && !history.wasTold) return 'she was told nothing that it takes back';
  return undefined;
}

// What was put in line before this was thought of has no such time.
const isTooLate = (until: string | null | undefined, now: Instant): boolean => until != null && Temporal.Instant.compare(until, now) <= 0;
