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
// Also of what is away in a way that we do not know.
const triesOfOne = 20;

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

  // Postgres may be away just now; forgetting that something was sent would send it twice.
  private async writeSurely(settlements: readonly Settlement[]): Promise<void> {
    const deliveries = settlements.map(({ delivery }) => delivery.id);
    for (let tried = 1; ; tried++) {
      try {
        await settle(this.database, settlements, this.clock.now());
        return await this.refusals.note(settlements);
      } catch (error) {
        const isAway = isInfrastructureAway(error);
        // One that cannot be written down must not take the others with it, nor keep them for long.
        if (!isAway && settlements.length > 1) return await this.writeApart(settlements);
        if (tried >= (isAway ? tries : triesOfOne)) return this.logger.error({ err: error, deliveries }, 'how a message ended cannot be written down');
        this.logger.warn({ err: error, deliveries }, 'how messages ended could not be written down yet');
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  }

  private async writeApart(settlements: readonly Settlement[]): Promise<void> {
    await Promise.all(settlements.map((one) => this.writeSurely([one])));
  }
}
