import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Transactor } from '#messaging';
import { LOGGER, Rounds, type Worker } from '#platform';
import { countNextWeek } from './count-week.js';

const everyMs = 60_000;

/** Counts the weeks that are long over, once, and again those in which something has changed. What it has not come to is counted by whoever asks. */
@Injectable()
export class WeeksWorker implements Worker {
  private readonly rounds: Rounds;

  constructor(
    private readonly transactor: Transactor,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.rounds = new Rounds(() => this.count(), { everyMs, onFailure: (err) => logger.warn({ err }, 'weeks wait to be counted') });
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

  private async count(): Promise<void> {
    for (const counting of ['use', 'requests'] as const)
      while (this.rounds.goesOn && (await this.transactor.run(({ tx }) => countNextWeek(tx, counting))));
  }
}
