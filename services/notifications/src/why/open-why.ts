import { Inject, Injectable } from '@nestjs/common';
import { openWhy, type ReplyOf } from '#contracts';
import type { Instant } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql, type Queryable } from '#persistence';
import { SETTINGS } from '#platform';
import { MessageTable } from '../announcing/message-table.js';
import type { Message } from '../announcing/message.js';
import { deliveryColumns, type DeliveryRow } from '../deliveries/delivery-row.js';
import type { Circumstances } from '../domain/announcement.js';
import { timeZoneIn } from '../domain/time-zone.js';
import { MessageLinks } from '../links/message-links.js';
import { ShortLinks } from '../links/short-links.js';
import { ledTo } from '../preferences/led-to.js';
import type { Settings } from '../settings.js';
import { attemptsOf } from './attempts.js';

type Asked = DeliveryRow & { content: Circumstances | null };

@Injectable()
@Answers(openWhy)
export class OpenWhy {
  constructor(
    private readonly links: MessageLinks,
    private readonly shortLinks: ShortLinks,
    private readonly table: MessageTable,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async execute({ input: { token }, db }: QueryCall<typeof openWhy>): Promise<ReplyOf<typeof openWhy>> {
    const deliveryId = this.links.deliveryIn(token) ?? (await this.shortLinks.deliveryIn(db, token));
    const asked = ledTo(await find(db, ledTo(deliveryId)));
    const message = this.table.names.includes(asked.kind) ? this.table.named(asked.kind) : null;
    const { kind, category, channel, state, why, maybeTwice, personId } = asked;
    const tries = await attemptsOf(db, asked.id);
    return {
      kind, category, channel, state, why, maybeTwice,
      to: message?.to ?? null,
      byChannel: channel === 'sms' ? smsBy(message) : 'always',
      causedAt: asked.content?.at ?? null,
      createdAt: asked.createdAt.toString(),
      dueAt: asked.dueAt.toString(),
      nextAttemptAt: text(asked.nextAttemptAt),
      sentAt: text(asked.sentAt),
      reportedAt: text(asked.reportedAt),
      tries: tries.map(({ at, outcome }) => ({ at: at.toString(), outcome })),
      timeZone: (asked.content && timeZoneIn(asked.content)) ?? this.settings.TIME_ZONE,
      preferencesToken: personId === null ? null : this.links.preferencesOf(personId),
    };
  }
}

// Of somebody who has been erased there is nothing left to tell.
const find = (db: Queryable, deliveryId: string): Promise<Asked | undefined> =>
  db.maybeOne<Asked>(sql`
    select ${deliveryColumns}, content from deliveries
    where id = ${deliveryId} and (person_id is not null or recipient is not null or to_house)`);

const smsBy = (message: Message | null): 'by-wish' | 'as-asked' => (message?.sms === 'as-asked' ? 'as-asked' : 'by-wish');

const text = (instant: Instant | null): string | null => instant?.toString() ?? null;
