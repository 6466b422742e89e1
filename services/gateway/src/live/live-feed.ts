import { DomainError } from '#kernel';
import type { Sessions } from '../sessions/sessions.js';
import { audienceOf } from './audience.js';
import type { Facts, HeardFact } from './facts.js';
import { History, type Change } from './history.js';
import type { LiveClient } from './live-client.js';

const mostPerPerson = 10;
const beatEveryMs = 15_000;

/** Passes changes on to those who may see them, for as long as they are signed in. */
export class LiveFeed {
  private readonly clients = new Set<LiveClient>();
  private readonly history = new History();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly facts: Facts,
    private readonly sessions: Sessions,
  ) {}

  start(): void {
    this.facts.onFact((fact) => this.heard(fact));
    this.facts.onGap(() => this.missedSomething());
    this.sessions.onEnd((id) => this.endWhere(({ caller }) => caller.by === 'session' && caller.sessionId === id));
    this.timer = setInterval(() => void this.beat(), beatEveryMs);
    this.timer.unref();
  }

  /** @throws DomainError `limit.exceeded` where she has too many open already */
  mayJoin(personId: string): void {
    const open = [...this.clients].filter(({ caller }) => caller.actor.id === personId).length;
    if (open >= mostPerPerson) throw new DomainError('limit.exceeded', { retryAfter: 60 });
  }

  /** @param lastSeen id of the last change that the client has had before */
  join(client: LiveClient, lastSeen: string | undefined): void {
    this.clients.add(client);
    client.begin();
    if (lastSeen === undefined) return;
    const missed = this.history.since(lastSeen);
    if (!missed) client.resync();
    else for (const one of missed) client.tell(one);
  }

  leave(client: LiveClient): void {
    this.clients.delete(client);
  }

  stop(): void {
    clearInterval(this.timer);
    this.endWhere(() => true);
  }

  /** Keeps connections open, and ends those of people who are no longer signed in. */
  async beat(): Promise<void> {
    await Promise.all(
      [...this.clients].map(async (client) => {
        const isStillHer = await client.isStillHer().catch(() => true);
        if (isStillHer) client.beat();
        else client.end();
      }),
    );
  }

  private heard(fact: HeardFact): void {
    const recorded = { change: changeOf(fact), audience: audienceOf(fact.type, fact.data) };
    if (recorded.audience.people.length + recorded.audience.roles.length === 0 || !this.history.add(recorded)) return;
    for (const client of this.clients) client.tell(recorded);
  }

  private missedSomething(): void {
    this.history.clear();
    for (const client of this.clients) client.resync();
  }

  private endWhere(isMeant: (client: LiveClient) => boolean): void {
    for (const client of [...this.clients].filter(isMeant)) client.end();
  }
}

/** `domain.booking.booking-approved.v1` is `booking.booking-approved` to clients. */
const changeOf = ({ id, type, subject, aggregateversion, time }: HeardFact): Change => ({
  id,
  type: type.split('.').slice(1, -1).join('.'),
  subject,
  version: aggregateversion,
  time,
});
