import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Transactor } from '#messaging';
import { sql } from '#persistence';
import { LOGGER, Rounds, type Worker } from '#platform';
import { draftDays } from '../domain/drafts.js';

const everyMs = 3_600_000;

/** Removes drafts that nobody has come back to. */
@Injectable()
export class DraftsWorker implements Worker {
  private readonly rounds: Rounds;

  constructor(transactor: Transactor, @Inject(LOGGER) logger: Logger) {
    const removeOld = () =>
      transactor.run(({ tx, now }) => tx.execute(sql`delete from drafts where changed_at <= ${now.subtract({ hours: 24 * draftDays })}`));
    this.rounds = new Rounds(removeOld, { everyMs, onFailure: (err) => logger.warn({ err }, 'old drafts wait to be removed') });
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
}
