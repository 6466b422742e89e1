import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Temporal } from 'temporal-polyfill';
import { Clock, type Instant } from '#kernel';
import { Transactor } from '#messaging';
import { Database, sql, type Sql } from '#persistence';
import { LOGGER, Rounds, type Worker } from '#platform';
import { leavesAt, type Stay } from '../domain/closing-time.js';
import { isBefore } from '../domain/time.js';
import { lockVisit } from '../visits/find-visit.js';
import { passThrough } from '../visits/pass-through.js';

const everyMs = 30_000;

type Forgotten = Omit<Stay, 'closes'> & { id: string; closes: string | null };

/** Whoever is inside when the house has closed, and was not seen to leave, is taken to have left. */
@Injectable()
export class ClosingWorker implements Worker {
  private readonly rounds: Rounds;

  constructor(
    private readonly database: Database,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.rounds = new Rounds(() => this.close(), { everyMs, onFailure: (error) => this.waits(error) });
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

  private async close(): Promise<void> {
    const inside = await this.database.query<Forgotten>(stays(sql`visit.state = 'inside'`));
    const due = inside.filter((stay) => !isBefore(this.clock.now(), end(stay)));
    for (const { id } of due) {
      // Thousands may be due after a fair; those who are left out now wait for the next start, or for another replica.
      if (!this.rounds.goesOn) return;
      // One who cannot be let out keeps nobody else inside.
      await this.letOut(id).catch((error: unknown) => this.waits(error));
    }
  }

  private waits(error: unknown): void {
    this.logger.warn({ err: error }, 'whoever is still inside after closing waits');
  }

  // Somebody may have scanned her out since she was found, or another replica been here.
  private letOut(visitId: string): Promise<void> {
    return this.transactor.run(async ({ tx, publish, now }) => {
      const visit = await lockVisit(tx, visitId);
      const stay = await tx.maybeOne<Forgotten>(stays(sql`visit.id = ${visitId} and visit.state = 'inside'`));
      if (!visit || !stay || isBefore(now, end(stay))) return;
      // She may have come in again since, which counts after she is known to have left.
      const passage = { direction: 'out', at: end(stay), how: 'closing', siteId: visit.siteId, isLate: true } as const;
      await passThrough({ tx, publish }, visit, { ...passage, by: null, nonce: null });
    });
  }
}

const stays = (condition: Sql): Sql => sql`
  select visit.id, visit.arrived_at as "arrivedAt", visit.expected_until as "expectedUntil", visit.time_zone as "timeZone",
    site.closings ->> ((visit.arrived_at at time zone visit.time_zone)::date)::text as closes
  from visits as visit left join sites as site on site.id = visit.inside_site_id
  where ${condition} order by visit.id`;

const end = ({ closes, ...stay }: Forgotten): Instant =>
  leavesAt({ ...stay, closes: closes === null ? null : Temporal.Instant.from(closes) });
