import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Transactor } from '#messaging';
import { sql } from '#persistence';
import { LOGGER, type Worker } from '#platform';
import { daysThatSuffice } from '../domain/closings.js';
import { tellOfSite } from './tell-of-site.js';

const everyMs = 60_000;

/** Time goes by: tells a site's closing times again before the days that were told run short. */
@Injectable()
export class DaysWorker implements Worker {
  private timer: NodeJS.Timeout | undefined;
  private running = false;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly transactor: Transactor,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.running = true;
    this.next(0);
  }

  async stop(): Promise<void> {
    this.running = false;
    clearTimeout(this.timer);
    await this.round;
  }

  private next(afterMs: number): void {
    if (!this.running) return;
    this.timer = setTimeout(() => {
      this.round = this.run().then(() => this.next(everyMs));
    }, afterMs);
  }

  /** A site that another replica is telling of, or somebody is changing, is left to them. */
  async run(): Promise<void> {
    try {
      await this.transactor.run(async (effects) => {
        const due = await effects.tx.query<{ id: string }>(sql`
          select id from sites
          where told_until is null
            or told_until < (${effects.now}::timestamptz at time zone time_zone)::date + ${daysThatSuffice}::int
          order by id for no key update skip locked`);
        for (const { id } of due) await tellOfSite(effects, id);
      });
    } catch (error) {
      this.logger.warn({ err: error }, 'closing times wait to be told');
    }
  }
}
