import { Inject, Injectable } from '@nestjs/common';
import type { FactContract } from '#contracts';
import type { Instant } from '#kernel';
import type { Reaction } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { SETTINGS } from '#platform';
import { putInInbox, putNewsInInboxes, takeOutOfInboxes } from '../app-messages/put-in-inbox.js';
import { DeliverySender } from '../deliveries/delivery-sender.js';
import { announce, type Circumstances } from '../domain/announcement.js';
import { nextDigest } from '../domain/consent.js';
import { reminderTime } from '../domain/when.js';
import { lockedAndForgotten } from '../people/forgotten.js';
import type { Settings } from '../settings.js';
import type { Announced } from './family.js';
import { putInLine, takeBack, type Line } from './line.js';
import { lineOf, type Message } from './message.js';
import { keepTold, toldOf } from './told.js';
import { Ways } from './ways.js';
import { whoeverAsked } from './whoever-asked.js';

type Told = Announced<object>;

interface News {
  message: Message;
  announced: Told;
  reaction: Pick<Reaction<FactContract>, 'event' | 'tx' | 'publish' | 'now'>;
  circumstances: Circumstances | null;
  /** Null where it is not to be told, since she has just heard of it. */
  dueAt: Instant | null;
}

/** Puts the messages that follow a fact in line, once to each whom they are for. */
@Injectable()
export class Announcer {
  constructor(
    private readonly sender: DeliverySender,
    private readonly ways: Ways,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async announce(message: Message, reaction: Reaction<FactContract>): Promise<void> {
    const { event, tx, now, afterCommit } = reaction;
    const data = event.data as never;
    const forgotten = await lockedAndForgotten(tx, message.family.peopleIn(data));
    const announced = message.family.announced(message.name, data, forgotten);
    const to = announced.to.filter(({ personId }) => (personId === null ? this.settings.STAFF_MAIL !== undefined : !forgotten.has(personId)));
    const isForNobody = to.length === 0 && announced.toWhoeverAsked === undefined;
    if (isForNobody && message.renewedBy === undefined) return;

    const told = await toldOf(tx, lineOf(message), announced.about);
    if (announced.isForCalendars && !told.invited) return;
    const announcement = announce(told, announced);
    if (!announcement.outdated) await keepTold(tx, lineOf(message), announced, announcement.told);
    const takenBack = announcement.outdated || !message.renewedBy ? null : await takeBack(tx, message, announced.about, announced.version, isForNobody ? 'cancelled' : 'moved');
    if (takenBack && message.app && isForNobody) await takeOutOfInboxes(tx, message, announced.about, announced.version);
    const circumstances: Circumstances | null = announcement.outdated
      ? null
      : {
          invitation: announcement.invitation,
          before: message.name.endsWith('-moved') ? told.as : null,
          at: event.time.toString(),
          until: announced.until,
          timeZone: announced.as.timeZone,
        };
    const news: News = { message, announced, reaction, circumstances, dueAt: dueTime(message, announced, event.time, now) };
    for (const one of to) await this.tell(news, one);
    if (announced.toWhoeverAsked) await this.tellWhoeverAsked(news, announced.toWhoeverAsked, event.type === message.after.type ? null : takenBack);
    afterCommit(() => this.sender.wake());
  }

  private async tell({ message, announced, reaction: { event, tx, publish, now }, circumstances, dueAt }: News, one: Told['to'][number]): Promise<void> {
    if (dueAt === null) return;
    if (message.once && one.personId !== null && (await wasTold(tx, message.name, announced.about, one.personId))) return;
    const channels = await this.ways.to(tx, message, announced, one);
    const digestFor = message.when === 'daily' ? nextDigest(announced.as.timeZone, now) : undefined;
    const line = lineAbout(message, announced, event, circumstances && { ...one.matter, ...circumstances });
    await putInLine(tx, now, line, channels.map((channel) => ({ personId: one.personId, channel, dueAt: digestFor ?? dueAt, digestFor })));
    // What is only for calendars does not stand in the app.
    if (message.app && !announced.isForCalendars && one.personId !== null) await putInInbox({ tx, publish, now }, line, one.personId);
  }

  /** @param amongThem of those who have asked, only these; null for all */
  private async tellWhoeverAsked({ message, announced, reaction: { event, tx, now }, circumstances, dueAt }: News, matter: object, amongThem: ReadonlySet<string> | null): Promise<void> {
    if (dueAt === null || circumstances === null) return;
    const askers = (await whoeverAsked(tx, message, announced.about, announced.as.timeZone)).filter(({ personId }) => amongThem?.has(personId) ?? true);
    const digests = new Map([...new Set(askers.map(({ timeZone }) => timeZone))].map((timeZone) => [timeZone, nextDigest(timeZone, now)]));
    const line = lineAbout(message, announced, event, { ...matter, ...circumstances });
    await putInLine(tx, now, line, askers.map(({ personId, timeZone }) => {
      const digestFor = message.when === 'daily' ? digests.get(timeZone) : undefined;
      return { personId, channel: 'email', dueAt: digestFor ?? dueAt, digestFor };
    }));
    if (message.app) await putNewsInInboxes(tx, now, line, askers.map(({ personId }) => personId));
  }
}

const lineAbout = (message: Message, { about, version }: Told, cause: Line['cause'], content: Line['content']): Line => ({ message, about, version, cause, content });

const dueTime = ({ when }: Message, { as }: Told, at: Instant, now: Instant): Instant | null => (typeof when === 'string' ? now : reminderTime(when, as, at));

async function wasTold(tx: Transaction, name: string, about: string, personId: string): Promise<boolean> {
  const rows = await tx.query(sql`
    select from deliveries where kind = ${name} and about = ${about} and person_id = ${personId} and state <> 'suppressed'`);
  return rows.length > 0;
}
