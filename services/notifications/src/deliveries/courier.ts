import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { isInfrastructureAway } from '#messaging';
import { SETTINGS } from '#platform';
import { MessageTable } from '../announcing/message-table.js';
import type { Outcome } from '../domain/attempt.js';
import { withoutSecrets } from '../domain/masking.js';
import type { Channel } from '../domain/message.js';
import type { Handed } from '../providers/channel.js';
import { MailChannel, SmsChannel } from '../providers/channels.js';
import type { Settings } from '../settings.js';
import type { ClaimedDelivery, ClaimedGroup } from './claim-due.js';
import { MessageWriter, type Ready } from './message-writer.js';
import { Unobtainable } from './owners.js';
import { whyNot, type Unsent } from './why-not.js';

/** How it went with a message, or why it did not go. */
export type Delivered = Handed | Unsent;

/** Looks at what was claimed, has it written, and hands it over. */
@Injectable()
export class Courier {
  constructor(
    private readonly writer: MessageWriter,
    private readonly table: MessageTable,
    private readonly mail: MailChannel,
    private readonly sms: SmsChannel,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Those that take something now. */
  get openChannels(): Channel[] {
    return [...(this.mail.isOpen ? ['email' as const] : []), ...(this.sms.isOpen ? ['sms' as const] : [])];
  }

  /** @returns how it went with each, in the order of the group */
  async deliver(group: ClaimedGroup, now: Instant): Promise<Delivered[]> {
    const prepared = await Promise.all(group.map((delivery) => this.prepared(delivery, now)));
    const [first, ...others] = prepared.filter((one): one is Ready => 'written' in one);
    if (!first) return prepared as Delivered[];
    const handed = withoutWhatWasFetched(await this.handOver([first, ...others]), [first, ...others]);
    return prepared.map((one) => ('written' in one ? handed : one));
  }

  private async prepared(claimed: ClaimedDelivery, now: Instant): Promise<Ready | Delivered> {
    const delivery = claimed.toHouse ? { ...claimed, recipient: this.house } : claimed;
    const { kind, content, recipient } = delivery;
    try {
      const unsent = whyNot(delivery, this.table.named(kind), { timeZone: this.settings.TIME_ZONE, now });
      if (unsent) return unsent;
      if (recipient === null) return withNobody({ kind: 'nobody-yet', reason: 'whom it is for is not known yet' });
      return await this.writer.write(delivery, recipient, content!);
    } catch (error) {
      return withNobody(outcomeOf(error));
    }
  }

  /** Those who work in the house, as one; null where it has no address of its own. */
  private get house(): ClaimedDelivery['recipient'] {
    const { STAFF_MAIL, HOUSE_LANGUAGE } = this.settings;
    return STAFF_MAIL === undefined ? null : { email: STAFF_MAIL, name: null, phone: null, language: HOUSE_LANGUAGE, smsWanted: false };
  }

  private async handOver(ready: readonly [Ready, ...Ready[]]): Promise<Handed> {
    const [first] = ready;
    try {
      if (first.delivery.channel === 'email') return await this.mail.send(await this.writer.mailOf(ready));
      return await this.sms.send(await this.writer.smsOf(first));
    } catch (error) {
      return withNobody(outcomeOf(error));
    }
  }
}

const withNobody = (outcome: Outcome): Handed => ({ provider: null, outcome, before: null });

function outcomeOf(error: unknown): Outcome {
  if (error instanceof Unobtainable) return error.outcome;
  if (isInfrastructureAway(error)) return { kind: 'away', reason: 'what belongs in it could not be looked up' };
  // It could not even be written, and would fail in the same way each time.
  return { kind: 'refused', reason: error instanceof Error ? error.message : 'could not be written' };
}

function withoutWhatWasFetched(handed: Handed, ready: readonly Ready[]): Handed {
  const { outcome, before } = handed;
  const cleaned = (text: string): string => withoutSecrets(text, ready.map(({ fetched }) => fetched));
  return { ...handed, outcome: 'reason' in outcome ? { ...outcome, reason: cleaned(outcome.reason) } : outcome, before: before && cleaned(before) };
}
