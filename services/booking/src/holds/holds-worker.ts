import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Transactor } from '#messaging';
import { sql } from '#persistence';
import { LOGGER, Rounds, type Worker } from '#platform';

const everyMs = 60_000;
const mostAtOnce = 500;

/** Removes holds that have expired, so that boards and those who wait see the floor free. Whoever takes it need not wait for this. */
@Injectable()
export class HoldsWorker implements Worker {
  private readonly rounds: Rounds;

  constructor(
    private readonly transactor: Transactor,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.rounds = new Rounds(() => this.removeExpired(), { everyMs, onFailure: (err) => logger.warn({ err }, 'expired holds wait to be removed') });
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

  private async removeExpired(): Promise<void> {
    while ((await this.removeSome()) === mostAtOnce && this.rounds.goesOn);
  }

  /** One that is being used up, or removed by another replica, is left to them. */
  private removeSome(): Promise<number> {
    return this.transactor.run(({ tx, now }) =>
      tx.execute(sql`
        delete from holds
        where id in (select id from holds where expires_at <= ${now} order by id limit ${mostAtOnce} for update skip locked)`),
    );
  }
}
