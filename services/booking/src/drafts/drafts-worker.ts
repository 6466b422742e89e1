import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Instant } from '#kernel';
import { Transactor } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { LOGGER, Rounds, type Worker } from '#platform';
import { draftDays } from '../domain/drafts.js';
import { logRemoval } from '../retention/removal-log.js';
import { retentionRule } from '../retention/retention-rules.js';

const everyMs = 3_600_000;

/** Removes drafts that nobody has come back to. */
@Injectable()
export class DraftsWorker implements Worker {
  private readonly rounds: Rounds;

  constructor(transactor: Transactor, @Inject(LOGGER) logger: Logger) {
    this.rounds = new Rounds(() => transactor.run(removeOld), { everyMs, onFailure: (err) => logger.warn({ err }, 'old drafts wait to be removed') });
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

async function removeOld({ tx, now }: { tx: Transaction; now: Instant }): Promise<void> {
  const count = await tx.execute(sql`delete from drafts where changed_at <= ${now.subtract({ hours: 24 * draftDays })}`);
  if (count > 0) await logRemoval(tx, await retentionRule(tx, 'draft'), now, { caseNumber: null, count });
}
