import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '#platform';
import { MessageTable } from '../announcing/message-table.js';
import type { Circumstances } from '../domain/announcement.js';
import { digestLetter } from '../domain/letters/digest/digest-letter.js';
import type { Fetched, Writing, Written } from '../domain/letters/letter.js';
import { holdsSecret } from '../domain/masking.js';
import type { Recipient } from '../domain/message.js';
import { smsOf } from '../domain/sms-text.js';
import { MessageLinks } from '../links/message-links.js';
import { ShortLinks } from '../links/short-links.js';
import { html } from '../mail/html.js';
import { invitation } from '../mail/invitation.js';
import type { Mail } from '../mail/mailer.js';
import { passPicture } from '../mail/pass-picture.js';
import { plainText } from '../mail/plain-text.js';
import type { Settings } from '../settings.js';
import type { Sms } from '../sms/sms-sender.js';
import type { ClaimedDelivery } from './claim-due.js';
import { Owners } from './owners.js';

/** A message in words, for its recipient as she is known now. */
export interface Ready {
  delivery: ClaimedDelivery;
  recipient: Recipient;
  written: Written;
  /** What was asked of others for it, and must be kept nowhere. */
  fetched: Fetched;
}

/** Writes messages, with what must not be kept. */
@Injectable()
export class MessageWriter {
  constructor(
    private readonly owners: Owners,
    private readonly table: MessageTable,
    private readonly links: MessageLinks,
    private readonly shortLinks: ShortLinks,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Unobtainable where what belongs in it is not to be had now */
  async write(delivery: ClaimedDelivery, recipient: Recipient, content: Circumstances): Promise<Ready> {
    const { family, words } = this.table.named(delivery.kind);
    const fetched = await family.fetch(delivery.kind, content as never, this.owners);
    const { name, language } = recipient;
    const { isInvited } = delivery.history;
    const telling: Writing = {
      ...content, ...fetched, name, language, isInvited,
      invitation: content.invitation === 'CANCEL' && !isInvited ? null : content.invitation,
      ...this.house,
    };
    return { delivery, recipient, fetched, written: family.write(words as never, telling as never, delivery.kind) };
  }

  private get house(): Pick<Writing, 'publicUrl' | 'house'> {
    return { publicUrl: this.settings.PUBLIC_URL.replace(/\/$/, ''), house: this.settings.MAIL_FROM.name };
  }

  async smsOf({ delivery: { id }, recipient: { phone, language }, written, fetched }: Ready): Promise<Sms> {
    const says = (why: string) => smsOf(written.sms, language, why);
    // Behind the link to why it came are only her wishes about messages: the operator may keep that.
    return { id, to: phone!, message: says(await this.shortLinks.whyOf(id)), isSecret: holdsSecret(says(''), fetched) };
  }

  /** One message as a mail, or all of a digest as one; under the name that it had if it may have gone out before. */
  async mailOf(all: readonly [Ready, ...Ready[]]): Promise<Mail> {
    const [first, ...others] = all;
    const { delivery, recipient } = first;
    const letter = digestLetter([first.written.letter, ...others.map(({ written }) => written.letter)], { ...recipient, ...this.house, isHouse: delivery.toHouse });
    const calendar = others.length === 0 ? first.written.calendar : null;
    const links = this.links.of({ deliveryId: delivery.id, personId: delivery.personId, categories: all.map((one) => one.delivery.category) });
    const stamp = new Date((delivery.digestFor ?? delivery.content!.at).toString());
    return {
      id: all.find((one) => one.delivery.wentAs !== null)?.delivery.wentAs ?? delivery.id,
      to: { name: recipient.name, address: recipient.email },
      subject: letter.subject,
      text: plainText(letter, links),
      html: html(letter, links),
      unsubscribe: links.unsubscribe,
      date: stamp,
      picture: letter.pass && (await passPicture(letter.pass.holds)),
      invitation: calendar && {
        method: calendar.method,
        content: invitation({ entry: calendar, attendee: recipient, organizer: this.settings.MAIL_FROM, stamp, answersAreRead: this.settings.IMAP_URL !== undefined }),
      },
    };
  }
}
