import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Instant } from '#kernel';
import { Transactor } from '#messaging';
import { sql, type Sql, type Transaction } from '#persistence';
import { LOGGER, Rounds, type Worker } from '#platform';
import { daysThatSuffice } from '../domain/closings.js';
import { daysKept, daysWrittenThatSuffice } from '../domain/open-windows.js';
import { writeOpenWindows } from '../opening/ensure-open-windows.js';
import { tellOfSite } from './tell-of-site.js';

const everyMs = 60_000;

/**
 * Time goes by: writes when calendars are open before the days that are written run short, and tells a site's closing times again
 * before those that were told do.
 */
@Injectable()
export class DaysWorker implements Worker {
  private readonly rounds: Rounds;

  constructor(
    private readonly transactor: Transactor,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.rounds = new Rounds(() => this.goOn(), { everyMs, onFailure: (err) => logger.warn({ err }, 'opening hours wait to be written and told') });
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

  private async goOn(): Promise<void> {
    // One at a time: a site with many calendars takes a while, and nobody shall wait for all.
    while (await this.transactor.run(writeOfNextSite));
    await this.transactor.run(async (effects) => {
      const isDue = sql`windows_until is not null and ${runsShort(sql`told_until`, effects.now, daysThatSuffice)}`;
      for (const id of await sitesWhere(effects.tx, isDue)) await tellOfSite(effects, id);
    });
  }
}

async function writeOfNextSite({ tx, now }: { tx: Transaction; now: Instant }): Promise<boolean> {
  const [next] = await sitesWhere(tx, runsShort(sql`windows_until`, now, daysWrittenThatSuffice));
  if (next) await writeOpenWindows(tx, next, now);
  else await tx.execute(sql`delete from open_windows where date < (${now}::timestamptz at time zone 'UTC')::date - ${daysKept}::int`);
  return next !== undefined;
}

/** One that another replica is seeing to, or somebody is changing, is left to them. */
async function sitesWhere(tx: Transaction, isDue: Sql): Promise<string[]> {
  const due = await tx.query<{ id: string }>(sql`select id from sites where ${isDue} order by id for no key update skip locked`);
  return due.map(({ id }) => id);
}

const runsShort = (until: Sql, now: Instant, days: number): Sql =>
  sql`(${until} is null or ${until} < (${now}::timestamptz at time zone time_zone)::date + ${days}::int)`;
