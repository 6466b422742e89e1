import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Transactor } from '#messaging';
import { sql } from '#persistence';
import { LOGGER, Rounds, type Worker } from '#platform';

const everyMs = 60_000;

/** Takes away changes on which nobody decided before the booking began: it is as it was, and staff need not look at them. */
@Injectable()
export class ChangesWorker implements Worker {
  private readonly rounds: Rounds;

  constructor(
    private readonly transactor: Transactor,
    @Inject(LOGGER) logger: Logger,
  ) {
    const onFailure = (err: unknown) => logger.warn({ err }, 'changes of what has begun wait to be taken away');
    this.rounds = new Rounds(() => this.supersedeBegun(), { everyMs, onFailure });
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

  /** One that is being decided on is left to whoever decides. */
  private async supersedeBegun(): Promise<void> {
    await this.transactor.run(({ tx, now }) =>
      tx.execute(sql`
        update booking_changes set state = 'superseded', version = version + 1
        where id in (
          select change.id from booking_changes as change join bookings as booking on booking.id = change.booking_id
          where change.state = 'asked' and booking.starts_at <= ${now} order by change.id for update of change skip locked
        )`),
    );
  }
}
