import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Transactor } from '#messaging';
import { LOGGER, Rounds, type Worker } from '#platform';
import { tellWatchers } from './tell-watchers.js';

const everyMs = 3_000;

/** Tells those who wait, in the order in which they asked, of what has become free. */
@Injectable()
export class WatchesWorker implements Worker {
  private readonly rounds: Rounds;

  constructor(
    private readonly transactor: Transactor,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.rounds = new Rounds(() => this.look(), { everyMs, onFailure: (err) => logger.warn({ err }, 'those who watch wait to be told') });
  }

  start(): void {
    this.rounds.start();
  }

  stop(): Promise<void> {
    return this.rounds.stop();
  }

  wake(): void {
    this.rounds.wake();
  }

  run(): Promise<void> {
    return this.rounds.run();
  }

  private async look(): Promise<void> {
    while ((await this.transactor.run(tellWatchers)) && this.rounds.goesOn);
  }
}
