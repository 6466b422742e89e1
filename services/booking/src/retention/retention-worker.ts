import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Transactor } from '#messaging';
import { LOGGER, Rounds, type Worker } from '#platform';
import { removeDue, removeDueDisclosures } from './remove-due.js';
import { removers } from './removers.js';

const firstAfterMs = 600_000;
const everyMs = 86_400_000;

/** Removes once a day what the rules no longer keep. Replicas may do so at once: each leaves to the other what that has begun. */
@Injectable()
export class RetentionWorker implements Worker {
  private readonly rounds: Rounds;

  constructor(
    private readonly transactor: Transactor,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    const onFailure = (err: unknown) => this.logger.warn({ err }, 'what is due waits to be removed');
    this.rounds = new Rounds(() => this.remove(), { firstAfterMs, everyMs, onFailure });
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

  private async remove(): Promise<void> {
    for (const remover of removers) while (await this.transactor.run((effects) => removeDue(effects, remover)));
    while (await this.transactor.run(removeDueDisclosures));
  }
}
