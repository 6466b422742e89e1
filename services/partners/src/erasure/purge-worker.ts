import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '#kernel';
import { Database, sql } from '#persistence';
import { LOGGER, Rounds, type Worker } from '#platform';
import type { Purge } from './purges.js';
import { StreamPurger } from './stream-purger.js';

const everyMs = 1_000;
const soonMs = 50;
const batch = 50;

/** Removes from the stream what the table says, until it is removed, and closes erasures with which everybody is done. */
@Injectable()
export class PurgeWorker implements Worker {
  private readonly rounds: Rounds;

  constructor(
    private readonly database: Database,
    private readonly purger: StreamPurger,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.rounds = new Rounds(() => this.purgeAll(), { everyMs, onFailure: (err) => logger.warn({ err }, 'what is to leave the stream waits') });
  }

  start(): void {
    this.rounds.start();
  }

  /** There is something new to remove. It may have to wait for the outbox, so not quite at once. */
  wake(): void {
    this.rounds.wake(soonMs);
  }

  stop(): Promise<void> {
    return this.rounds.stop();
  }

  private async purgeAll(): Promise<void> {
    while ((await this.purgeSome()) === batch && this.rounds.goesOn);
    await this.close();
  }

  // A row goes when the broker has answered; whatever happens in between, it is there for the next round. Facts that are still
  // in the outbox come first: the latest one must have arrived before the earlier ones may go, and none may arrive afterwards.
  private purgeSome(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const due = await tx.query<Pick<Purge, 'subject' | 'keep'> & { personId: string }>(sql`
        select person_id as "personId", subject, keep from purges
        where not exists (select from outbox where outbox.aggregate_id = purges.aggregate_id and published_at is null)
        order by person_id, subject limit ${batch} for update of purges skip locked`);
      for (const purge of due) await this.purger.purge(purge);
      await tx.execute(sql`
        delete from purges
        where (person_id, subject) in (select * from unnest(
          ${due.map(({ personId }) => personId)}::uuid[], ${due.map(({ subject }) => subject)}::text[]))`);
      return due.length;
    });
  }

  private async close(): Promise<void> {
    await this.database.execute(sql`
      update erasures set completed_at = ${this.clock.now()}
      where completed_at is null
        and not exists (select from erasure_parts as part where part.person_id = erasures.person_id and part.completed_at is null)
        and not exists (select from purges where purges.person_id = erasures.person_id)`);
  }
}
