import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Transactor } from '#messaging';
import { sql } from '#persistence';
import { LOGGER, Rounds, type Worker } from '#platform';
import { daysThatSuffice } from '../domain/closings.js';
import { tellOfSite } from './tell-of-site.js';

const everyMs = 60_000;

/** Time goes by: tells a site's closing times again before the days that were told run short. */
@Injectable()
export class DaysWorker implements Worker {
  private readonly rounds: Rounds;

  constructor(
    private readonly transactor: Transactor,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.rounds = new Rounds(() => this.tellWhatRunsShort(), { everyMs, onFailure: (err) => logger.warn({ err }, 'closing times wait to be told') });
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

  /** A site that another replica is telling of, or somebody is changing, is left to them. */
  private tellWhatRunsShort(): Promise<void> {
    return this.transactor.run(async (effects) => {
      const due = await effects.tx.query<{ id: string }>(sql`
        select id from sites
        where told_until is null
          or told_until < (${effects.now}::timestamptz at time zone time_zone)::date + ${daysThatSuffice}::int
        order by id for no key update skip locked`);
      for (const { id } of due) await tellOfSite(effects, id);
    });
  }
}
