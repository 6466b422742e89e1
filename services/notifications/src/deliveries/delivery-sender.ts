import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock, inSpan, type Span, type Step } from '#kernel';
import { isInfrastructureAway } from '#messaging';
import { Database } from '#persistence';
import { LOGGER, SETTINGS, type Worker } from '#platform';
import { MessageTable } from '../announcing/message-table.js';
import { judge, type Ending } from '../domain/attempt.js';
import { withoutAddress } from '../domain/masking.js';
import { claimDue, graceSeconds, type ClaimedDelivery } from './claim-due.js';
import { Courier, type Delivered } from './courier.js';
import type { Settings } from '../settings.js';
import { settle } from './settle.js';
import { Bell } from './bell.js';

const atOnce = 6;
const pollMs = 1_000;
const settlePauseMs = 250;
const settleTries = 200;

/** Sends what is due: woken when something new has been committed, and looking by itself once a second. */
@Injectable()
export class DeliverySender implements Worker {
  private readonly bell = new Bell();
  private readonly underway = new Set<Promise<void>>();
  private running = false;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly courier: Courier,
    private readonly table: MessageTable,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

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
      const claimed = await this.claim(atOnce - this.underway.size);
      for (const delivery of claimed) this.begin(delivery);
      if (claimed.length === 0 || this.underway.size >= atOnce) await this.bell.rung(pollMs);
    }
  }

  private async claim(limit: number): Promise<ClaimedDelivery[]> {
    if (limit === 0) return [];
    try {
      return await claimDue(this.database, this.table.names, this.clock.now(), limit, this.settings.SMTP_TIMEOUT_SECONDS + graceSeconds);
    } catch (error) {
      if (!isInfrastructureAway(error)) this.logger.error({ err: error }, 'what is due could not be read');
      return [];
    }
  }

  private begin(delivery: ClaimedDelivery): void {
    const work = inSpan(stepOf(delivery), (span) => this.send(delivery, span)).finally(() => {
      this.underway.delete(work);
      this.bell.ring();
    });
    this.underway.add(work);
  }

  private async send(delivery: ClaimedDelivery, span: Span): Promise<void> {
    const { id, kind, channel, attempts } = delivery;
    const ending = this.judged(delivery, await this.attempt(delivery));
    const { state } = ending;
    span.set('parken.outcome', state);
    const logged = { delivery: id, kind, channel, attempts, ...ending };
    const isTrouble = state === 'failed' || (state === 'queued' && ending.reason !== null);
    if (isTrouble) span.fail(state);
    if (state === 'failed') this.logger.error(logged, 'a message cannot be delivered');
    else if (isTrouble) this.logger.warn(logged, 'a message will be tried again');
    else this.logger.info(logged, state === 'queued' ? 'a message waits for what belongs in it' : 'a message is done with');
    await this.settleSurely(delivery, ending);
  }

  private async attempt(delivery: ClaimedDelivery): Promise<Delivered> {
    try {
      return await this.courier.deliver(delivery, this.clock.now());
    } catch (error) {
      if (isInfrastructureAway(error)) return { kind: 'away', reason: 'what belongs in it could not be looked up' };
      // It could not even be written, and would fail in the same way each time.
      return { kind: 'refused', reason: error instanceof Error ? error.message : 'could not be written' };
    }
  }

  private judged({ attempts, createdAt, recipient, channel }: ClaimedDelivery, delivered: Delivered): Ending {
    if (delivered.kind === 'pointless') return { state: 'suppressed', reason: delivered.reason };
    const age = this.clock.now().since(createdAt).total('milliseconds');
    const verdict = judge(delivered, { attempts, age });
    if (!('reason' in verdict) || verdict.reason === null) return verdict;
    return { ...verdict, reason: withoutAddress(verdict.reason, (channel === 'email' ? recipient?.email : recipient?.phone) ?? '') };
  }

  // Postgres may be away just now; forgetting that it was sent would send it twice.
  private async settleSurely(delivery: ClaimedDelivery, ending: Ending): Promise<void> {
    for (let tries = 0; tries < settleTries; tries++) {
      try {
        await settle(this.database, delivery, ending, this.clock.now());
        return;
      } catch (error) {
        this.logger.warn({ err: error, delivery: delivery.id }, 'how a message ended could not be written down yet');
        await new Promise((resolve) => setTimeout(resolve, settlePauseMs));
      }
    }
  }
}

const stepOf = ({ id, kind, channel, attempts, traceparent }: ClaimedDelivery): Step => ({
  name: `deliver ${kind} by ${channel}`,
  kind: 'client',
  parent: traceparent,
  attributes: { 'parken.delivery.id': id, 'parken.delivery.attempt': attempts },
});
