import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock, type Instant } from '#kernel';
import { Database, sql, type Sql } from '#persistence';
import { LOGGER, Rounds, SETTINGS, type Worker } from '#platform';
import type { Settings } from '../settings.js';

const firstAfterMs = 120_000;
const everyMs = 3_600_000;
const batch = 1_000;
/** Of what she has read in the app; a mail has told her of it too. */
const readKeptDays = 180;

/**
 * Removes what was told so long ago that nobody asks about it any more. What is still to go out stays, however old; so does what is told of
 * something that is still to come, since whoever was invited to it must be told when it is cancelled.
 */
@Injectable()
export class MessageRetention implements Worker {
  private readonly rounds: Rounds;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    const onFailure = (err: unknown) => logger.warn({ err }, 'old messages wait for the next hour');
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

  private async removeOld(): Promise<void> {
    const now = this.clock.now();
    const old = before(now, this.settings.MESSAGE_RETENTION_DAYS);
    const messages = await this.removeAll(sql`created_at < ${old} and due_at < ${old} and not ${isStillToCome(now)}`);
    const read = await this.removeAll(sql`read_at < ${before(now, readKeptDays)}`);
    if (messages + read > 0) this.logger.info({ messages, read }, 'old messages are removed');
  }

  // Few at a time: nobody who sends waits for long. What another replica removes is left to it.
  private async removeAll(isOld: Sql): Promise<number> {
    let removed = 0;
    for (;;) {
      const some = await this.database.execute(sql`
        delete from deliveries where id in (
          select id from deliveries where ${isOld} and next_attempt_at is null and state <> 'sending' limit ${batch} for update skip locked)`);
      removed += some;
      if (some < batch || !this.rounds.goesOn) return removed;
    }
  }
}

const isStillToCome = (now: Instant): Sql => sql`(
  coalesce((content ->> 'until')::timestamptz > ${now}, false)
  or (coalesce(content ->> 'invitation' = 'REQUEST', false) and exists (
    select from jsonb_path_query(content, '$.*.end') as ending where (ending #>> '{}')::timestamptz > ${now})))`;

const before = (now: Instant, days: number): Instant => now.subtract({ hours: 24 * days });
