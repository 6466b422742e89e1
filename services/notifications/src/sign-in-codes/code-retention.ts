import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Database, sql } from '#persistence';
import { LOGGER, Rounds, type Worker } from '#platform';

const firstAfterMs = 60_000;
const everyMs = 3_600_000;

/** Many who ask for a code never become known here, and nobody would ask to have them erased: after a week the row goes. */
@Injectable()
export class CodeRetention implements Worker {
  private readonly rounds: Rounds;

  constructor(
    private readonly database: Database,
    @Inject(LOGGER) logger: Logger,
  ) {
    const onFailure = (err: unknown) => logger.warn({ err }, 'old sign-in codes wait for the next hour');
    this.rounds = new Rounds(() => this.removeOld(), { firstAfterMs, everyMs, onFailure });
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

  private removeOld(): Promise<unknown> {
    return this.database.execute(sql`delete from deliveries where kind = 'sign-in-code' and created_at < now() - interval '7 days'`);
  }
}
