import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock, inSpan, type Span, type Step } from '#kernel';
import { isInfrastructureAway } from '#messaging';
import { Database } from '#persistence';
import { LOGGER, SETTINGS, type Worker } from '#platform';
import { MessageTable } from '../announcing/message-table.js';
import type { Settings } from '../settings.js';
import { Bell } from './bell.js';
import { claimDue, graceSeconds, type ClaimedDelivery, type ClaimedGroup } from './claim-due.js';
import { Courier } from './courier.js';
import { isTrouble, settlementOf } from './ending-of.js';
import type { Settlement } from './settle.js';
import { Settlements } from './settlements.js';
import { Places } from './places.js';
import { takeUpLeftBehind } from './take-up-left-behind.js';

const pollMs = 1_000;

/** Sends what is due: woken when something new has been committed, and looking by itself once a second. */
@Injectable()
export class DeliverySender implements Worker {
  private readonly bell = new Bell();
  private readonly places: Places;
  private readonly underway = new Set<Promise<void>>();
  private running = false;
  private loop: Promise<void> = Promise.resolve();
  private lookedBehindAt = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly courier: Courier,
    private readonly settlements: Settlements,
    private readonly table: MessageTable,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.places = new Places(settings.SMTP_CONNECTIONS);
  }

  start(): void {
    this.running = true;
    this.loop = this.run();
  }

  wake(): void {
    this.bell.ring();
  }

  async stop(): Promise<void> {
    this.running = false;
    this.bell.ring();
    await this.loop;
    await Promise.all(this.underway);
  }

  private async run(): Promise<void> {
    while (this.running) {
      const claimed = await this.claim();
      for (const group of claimed) this.begin(group);
      if (claimed.length === 0) await this.bell.rung(pollMs);
    }
  }

  private async claim(): Promise<ClaimedGroup[]> {
    try {
      await this.lookBehind();
      const [channels, places] = [this.courier.openChannels, this.places.free];
      if (channels.length === 0 || Object.keys(places).length === 0) return [];
      const { SMTP_TIMEOUT_SECONDS, STAFF_MAIL } = this.settings;
      const leaseSeconds = SMTP_TIMEOUT_SECONDS + graceSeconds;
      return await claimDue(this.database, { kinds: this.table.names, channels, places, leaseSeconds, houseMail: STAFF_MAIL ?? null }, this.clock.now());
    } catch (error) {
      if (!isInfrastructureAway(error)) this.logger.error({ err: error }, 'what is due could not be read');
      return [];
    }
  }

  // No more often than we look by ourselves: nobody dies so often.
  private async lookBehind(): Promise<void> {
    if (performance.now() - this.lookedBehindAt < pollMs / 2) return;
    this.lookedBehindAt = performance.now();
    const leftBehind = await takeUpLeftBehind(this.database, this.clock.now());
    if (leftBehind > 0) this.logger.warn({ leftBehind }, 'it is uncertain whether messages went out whose sender has ended');
  }

  private begin(group: ClaimedGroup): void {
    this.places.take(group[0].category);
    const work = inSpan(stepOf(group), (span) => this.send(group, span)).finally(() => {
      this.underway.delete(work);
      // Others about the same thing may have waited for it.
      this.bell.ring();
    });
    this.underway.add(work);
  }

  private async send(group: ClaimedGroup, span: Span): Promise<void> {
    const delivered = await this.courier.deliver(group, this.clock.now()).finally(() => this.leave(group));
    // What goes out as one comes back as one.
    const chance = Math.random();
    const settlements = group.map((delivery, index) => settlementOf(delivery, delivered[index]!, { now: this.clock.now(), chance }));
    for (const [index, settlement] of settlements.entries()) this.tell(group[index]!, settlement, span);
    await this.settlements.write(settlements);
  }

  /** The next may be handed over while it is written down how this one ended. */
  private leave([{ category }]: ClaimedGroup): void {
    this.places.give(category);
    this.bell.ring();
  }

  private tell({ id, kind, channel, attempts }: ClaimedDelivery, { ending, tried }: Settlement, span: Span): void {
    const { state } = ending;
    span.set('parken.outcome', state);
    if (isTrouble(ending)) span.fail(state);
    const logged = { delivery: id, kind, channel, attempts, provider: tried?.provider, ...ending };
    if (state === 'failed') this.logger.error(logged, 'a message cannot be delivered');
    else if (state === 'uncertain') this.logger.warn(logged, 'it is uncertain whether a message went out');
    else if (isTrouble(ending)) this.logger.warn(logged, 'a message will be tried again');
    else this.logger.info(logged, state === 'queued' || state === 'put-off' ? 'a message waits' : 'a message is done with');
  }
}

const stepOf = ([{ id, kind, channel, attempts, traceparent }, ...others]: ClaimedGroup): Step => ({
  name: `deliver ${others.length > 0 ? 'a digest' : kind} by ${channel}`,
  kind: 'client',
  parent: traceparent,
  attributes: { 'parken.delivery.id': id, 'parken.delivery.attempt': attempts },
});
