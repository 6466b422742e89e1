import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Transactor } from '#messaging';
import { sql, type Sql } from '#persistence';
import { LOGGER, Rounds, type Worker } from '#platform';
import { endsSoon, remindedUntil } from '../domain/validity.js';
import type { Effects } from '../effects.js';
import { Agreements } from './agreements.js';

const everyMs = 15_000;

/** Lets agreements begin and end with their days, and tells once, a month before, that one is about to end. */
@Injectable()
export class AgreementCalendar implements Worker {
  private readonly rounds: Rounds;

  constructor(
    private readonly transactor: Transactor,
    private readonly agreements: Agreements,
    @Inject(LOGGER) logger: Logger,
  ) {
    const onFailure = (error: unknown) => logger.warn({ err: error }, 'agreements whose day has come wait');
    this.rounds = new Rounds(() => this.run(), { everyMs, onFailure });
  }

  start(): void {
    this.rounds.start();
  }

  stop(): Promise<void> {
    return this.rounds.stop();
  }

  /**
   * Everything that is due now. What another replica is at is left to it, and what fails keeps nothing else from its day.
   * @throws the first failure, when all the rest is done
   */
  async run(): Promise<void> {
    const due = await this.transactor.run(({ tx, now }) => tx.query<{ id: string }>(sql`
      select id from agreements where ${isDue(this.agreements.today(now))} order by id`));
    const failures: unknown[] = [];
    for (const { id } of due) {
      try {
        await this.transactor.run((effects) => this.follow(effects, id));
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  // One in each transaction, so that whoever signs or ends one does not wait for the others.
  private async follow(effects: Effects, id: string): Promise<void> {
    const { tx, now } = effects;
    const today = this.agreements.today(now);
    const isFree = await tx.maybeOne(sql`select from agreements where id = ${id} and ${isDue(today)} for update skip locked`);
    if (!isFree) return;
    const agreement = await this.agreements.followCalendar(effects, await this.agreements.toChange(tx, id));
    if (agreement.state === 'active' && agreement.remindedAt === null && endsSoon(agreement, today)) {
      await this.agreements.step(effects, agreement, 'remind', { remindedAt: now });
    }
  }
}

const isDue = (today: string): Sql => sql`(
  (state = 'signed' and valid_from <= ${today}) or (state = 'active' and valid_until < ${today})
  or (state = 'active' and reminded_at is null and valid_until <= ${remindedUntil(today)}))`;
