import { Injectable } from '@nestjs/common';
import type { FactContract } from '#contracts';
import { newId, traceparent, type Instant } from '#kernel';
import type { Reaction } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { DeliverySender } from '../deliveries/delivery-sender.js';
import { announce, type Circumstances } from '../domain/announcement.js';
import type { Channel } from '../domain/message.js';
import { channelsOf, type Reachable } from '../domain/ways.js';
import { forgottenOf, lockPerson } from '../people/forgotten.js';
import { SmsSender } from '../sms/sms-sender.js';
import type { Announced } from './family.js';
import type { Message } from './message.js';
import { keepTold, toldOf } from './told.js';

type Addressee = Announced<object>['to'][number];

interface Line {
  message: Message;
  announced: Announced<object>;
  /** The fact that it follows. */
  cause: { id: string; type: string };
  one: Addressee;
  /** Null where the fact is older than what has been told. */
  circumstances: Circumstances | null;
}

/** Puts the messages that follow a fact in line, once to each whom they are for. */
@Injectable()
export class Announcer {
  constructor(
    private readonly sender: DeliverySender,
    private readonly sms: SmsSender,
  ) {}

  async announce(message: Message, { event, tx, now, afterCommit }: Reaction<FactContract>): Promise<void> {
    const { family, name } = message;
    const data = event.data as never;
    const forgotten = await lockedAndForgotten(tx, family.peopleIn(data));
    const announced = family.announced(name, data, forgotten);
    const to = announced.to.filter(({ personId }) => !forgotten.has(personId));
    if (to.length === 0) return;
    const told = await toldOf(tx, family.name, announced.about);
    if (announced.isForCalendars && !told.invited) return;
    const announcement = announce(told, announced);
    if (!announcement.outdated) await keepTold(tx, family.name, announced, announcement.told);
    const circumstances: Circumstances | null = announcement.outdated
      ? null
      : {
          invitation: announcement.invitation,
          before: name.endsWith('-moved') ? told.as : null,
          at: event.time.toString(),
          until: announced.until,
          timeZone: announced.as.timeZone,
        };
    for (const one of to) await this.putInLine(tx, now, { message, announced, cause: event, one, circumstances });
    afterCommit(() => this.sender.wake());
  }

  private async putInLine(tx: Transaction, now: Instant, { message, announced, cause, one, circumstances }: Line): Promise<void> {
    const { about, version } = announced;
    const content = circumstances && { ...one.matter, ...circumstances };
    for (const channel of await this.channelsTo(tx, message, announced, one)) {
      await tx.execute(sql`
        insert into deliveries (id, kind, category, channel, person_id, about, about_version, cause_id, cause_type, content, state, why, due_at,
          next_attempt_at, created_at, traceparent)
        values (${newId()}, ${message.name}, ${message.category}, ${channel}, ${one.personId}, ${about}, ${version}, ${cause.id}, ${cause.type},
          ${content && JSON.stringify(content)}::jsonb, ${content ? 'queued' : 'suppressed'}, ${content ? null : 'outdated'}, ${now},
          ${content ? now : null}, ${now}, ${traceparent()})
        on conflict do nothing`);
    }
  }

  private async channelsTo(tx: Transaction, { name, sms, once }: Message, { about, isForCalendars }: Announced<object>, { personId, bySms }: Addressee): Promise<Channel[]> {
    if (once && (await wasTold(tx, name, about, personId))) return [];
    if (isForCalendars || !this.sms.isAvailable) return ['email'];
    const person = await tx.maybeOne<Reachable>(sql`select phone, sms_wanted as "smsWanted" from people where id = ${personId}`);
    return channelsOf(sms, person ?? 'unknown', bySms ?? false);
  }
}

// Always in the same order, so that two facts about the same people do not wait for each other.
async function lockedAndForgotten(tx: Transaction, people: string[]): Promise<ReadonlySet<string>> {
  const sorted = [...new Set(people)].toSorted();
  for (const personId of sorted) await lockPerson(tx, personId, 'shared');
  return forgottenOf(tx, sorted);
}

async function wasTold(tx: Transaction, name: string, about: string, personId: string): Promise<boolean> {
  const rows = await tx.query(sql`
    select from deliveries where kind = ${name} and about = ${about} and person_id = ${personId} and state <> 'suppressed'`);
  return rows.length > 0;
}
