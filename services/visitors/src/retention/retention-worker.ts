import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Transactor } from '#messaging';
import { LOGGER, Rounds, SETTINGS, type Worker } from '#platform';
import type { Settings } from '../settings.js';
import { emptyVisits } from './empty-visits.js';

const firstAfterMs = 60_000;
const everyMs = 3_600_000;

/** Some days after a visit nobody needs to know any more who it was; that it was removed stays on record. */
@Injectable()
export class RetentionWorker implements Worker {
  private readonly rounds: Rounds;

  constructor(
    private readonly transactor: Transactor,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) logger: Logger,
  ) {
    const onFailure = (err: unknown) => logger.warn({ err }, 'visits that are long over wait for the next hour');
    this.rounds = new Rounds(() => this.empty(), { firstAfterMs, everyMs, onFailure });
  }

  start(): void {
    this.rounds.start();
  }

  stop(): Promise<void> {
    return this.rounds.stop();
  }

  run(): Promise<void> {
    return this.rounds.run();
  }

  private async empty(): Promise<void> {
    const days = this.settings.VISIT_RETENTION_DAYS;
    while (await this.transactor.run(({ tx, now }) => emptyVisits(tx, days, now)));
  }
}
