import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Transactor } from '#messaging';
import { LOGGER, SETTINGS, type Worker } from '#platform';
import type { Settings } from '../settings.js';
import { emptyVisits } from './empty-visits.js';

const firstAfterMs = 60_000;
const everyMs = 3_600_000;

/** Some days after a visit nobody needs to know any more who it was; that it was removed stays on record. */
@Injectable()
export class RetentionWorker implements Worker {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly transactor: Transactor,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.next(firstAfterMs);
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    await this.round;
  }

  /** Begins when the round before has ended. */
  run(): Promise<void> {
    this.round = this.round.then(() => this.empty());
    return this.round;
  }

  private next(afterMs: number): void {
    this.timer = setTimeout(() => {
      this.next(everyMs);
      void this.run();
    }, afterMs).unref();
  }

  private async empty(): Promise<void> {
    const days = this.settings.VISIT_RETENTION_DAYS;
    try {
      while (await this.transactor.run(({ tx, now }) => emptyVisits(tx, days, now)));
    } catch (error) {
      this.logger.warn({ err: error }, 'visits that are long over wait for the next hour');
    }
  }
}
