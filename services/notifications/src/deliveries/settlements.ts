import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '#kernel';
import { isInfrastructureAway } from '#messaging';
import { Database } from '#persistence';
import { LOGGER } from '#platform';
import { Refusals } from '../suppressions/refusals.js';
import { settle, type Settlement } from './settle.js';

const atOnce = 200;
const pauseMs = 250;
const tries = 200;

/** Writes down how attempts ended: what ends while something is being written is written together after it. */
@Injectable()
export class Settlements {
  private waiting: Settlement[] = [];
  private next: Promise<void> | undefined;
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly refusals: Refusals,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Resolves when it is written down. */
  write(settlements: readonly Settlement[]): Promise<void> {
    this.waiting.push(...settlements);
    this.next ??= this.last = this.last.then(() => this.flush());
    return this.next;
  }

  private async flush(): Promise<void> {
    this.next = undefined;
    const all = this.waiting.splice(0);
    for (let from = 0; from < all.length; from += atOnce) await this.writeSurely(all.slice(from, from + atOnce));
  }

  /** One that cannot be written down must not take the others with it. */
  private async writeApart(settlements: readonly Settlement[], error: unknown, deliveries: string[]): Promise<void> {
    if (settlements.length > 1) for (const one of settlements) await this.writeSurely([one]);
    else this.logger.error({ err: error, deliveries }, 'how a message ended cannot be written down');
  }

  // Postgres may be away just now; forgetting that something was sent would send it twice.
  private async writeSurely(settlements: readonly Settlement[]): Promise<void> {
    for (let tried = 0; tried < tries; tried++) {
      try {
        await settle(this.database, settlements, this.clock.now());
        return await this.refusals.note(settlements);
      } catch (error) {
        const deliveries = settlements.map(({ delivery }) => delivery.id);
        if (!isInfrastructureAway(error)) return await this.writeApart(settlements, error, deliveries);
        this.logger.warn({ err: error, deliveries }, 'how messages ended could not be written down yet');
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  }
}
