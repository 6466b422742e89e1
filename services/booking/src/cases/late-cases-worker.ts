import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { caseBecameLate } from '#contracts';
import { Transactor } from '#messaging';
import { sql } from '#persistence';
import { LOGGER, Rounds, type Worker } from '#platform';
import { findUntold, noteTold, untoldCases } from './late-cases.js';
import { holdWhoHandles } from './who-handles.js';

const everyMs = 60_000;
const mostAtOnce = 100;

/** Tells that a case has become late, once however many replicas look: what is late after an outage too. */
@Injectable()
export class LateCasesWorker implements Worker {
  private readonly rounds: Rounds;

  constructor(
    private readonly transactor: Transactor,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.rounds = new Rounds(() => this.look(), { everyMs, onFailure: (err) => logger.warn({ err }, 'late cases wait to be told of') });
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

  private async look(): Promise<void> {
    const late = await this.transactor.run(({ tx, now }) => untoldCases(tx, now, mostAtOnce));
    for (const id of late) {
      if (!this.rounds.goesOn) return;
      await this.tell(id);
    }
    if (late.length === mostAtOnce) this.rounds.wake();
  }

  /** One at a time, as somebody may be deciding on it: whoever has it locked is waited for, and what she decided is not late. */
  private tell(caseId: string): Promise<void> {
    return this.transactor.run(async ({ tx, publish, now }) => {
      const handledBy = await holdWhoHandles(tx, caseId, now);
      await tx.execute(sql`select from cases where id = ${caseId} for no key update`);
      const late = await findUntold(tx, caseId, now);
      const latenessId = late && (await noteTold(tx, late, { at: now, to: handledBy }));
      if (!late || latenessId === undefined) return;
      const times = { start: late.start.toString(), end: late.end.toString(), receivedAt: late.receivedAt.toString(), dueAt: late.dueAt.toString() };
      publish(caseBecameLate, { aggregateId: latenessId, aggregateVersion: 1, data: { latenessId, ...late, ...times, handledBy, version: 1 } });
    });
  }
}
