import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Database, sql } from '#persistence';
import { LOGGER, type Worker } from '#platform';

const everyMs = 3_600_000;

/** Many who ask for a code never become known here, and nobody would ask to have them erased: after a week the row goes. */
@Injectable()
export class CodeRetention implements Worker {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.run(), everyMs);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
  }

  async run(): Promise<void> {
    try {
      await this.database.execute(sql`delete from deliveries where kind = 'sign-in-code' and created_at < now() - interval '7 days'`);
    } catch (error) {
      this.logger.warn({ err: error }, 'old sign-in codes wait for the next hour');
    }
  }
}
