import type { Logger } from 'pino';
import { sql, type Database } from '#persistence';

const firstAfterMs = 60_000;
const everyMs = 3_600_000;

/**
 * Removes, soon after the start and then hourly, what has served its time: published facts after 7 days, answers after 2, what was
 * taken in after 35, and the audit log after five years.
 */
export class Retention {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.next(firstAfterMs);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private next(afterMs: number): void {
    this.timer = setTimeout(() => {
      this.next(everyMs);
      void this.run();
    }, afterMs).unref();
  }

  async run(): Promise<void> {
    try {
      await this.database.execute(sql`delete from outbox where published_at < now() - interval '7 days'`);
      await this.database.execute(sql`delete from idempotency where at < now() - interval '2 days'`);
      // Longer than the stream keeps facts (30 days), so that none of them can be taken in a second time.
      await this.database.execute(sql`delete from inbox where at < now() - interval '35 days'`);
      await this.database.execute(sql`select remove_old_audit_log(now() - interval '5 years')`);
    } catch (error) {
      this.logger.warn({ err: error }, 'retention waits for the next hour');
    }
  }
}
