import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '#kernel';
import { isInfrastructureAway } from '#messaging';
import { Database, sql } from '#persistence';
import { LOGGER, Rounds, type Worker } from '#platform';
import type { SmsReport } from '../domain/sms-report.js';
import { applyReport } from './apply-report.js';

const everyMs = 2_000;
const atOnce = 100;
const keptDays = 3;

/** Some reports come before we have written down that the operator has the message: what they tell is written down after that. */
@Injectable()
export class EarlyReports implements Worker {
  private readonly rounds: Rounds;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.rounds = new Rounds(() => this.applyAll(), { everyMs, onFailure: (error) => this.wait(error) });
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

  private async applyAll(): Promise<void> {
    const kept = await this.database.query<SmsReport>(sql`
      select provider_id as "providerId", delivery_id as "deliveryId", status, came_at as "cameAt", reported_at as "reportedAt"
      from sms_reports r
      where exists (
        select from deliveries d where d.channel = 'sms' and (d.provider_id = r.provider_id or d.id = r.delivery_id) and d.state not in ('queued', 'sending'))
      order by reported_at limit ${atOnce}`);
    // One that cannot be written down must not keep the others from it.
    for (const report of kept) await this.apply(report).catch((error: unknown) => this.wait(error));
    await this.database.execute(sql`delete from sms_reports where reported_at < ${this.clock.now().subtract({ hours: 24 * keptDays })}`);
  }

  private apply(report: SmsReport): Promise<void> {
    return this.database.transaction(async (tx) => {
      if ((await applyReport(tx, report)) === 'early') return;
      await tx.execute(sql`delete from sms_reports where provider_id = ${report.providerId} and status = ${report.status}`);
    });
  }

  private wait(err: unknown): void {
    if (!isInfrastructureAway(err)) this.logger.warn({ err }, 'an early report of the SMS operator waits for the next round');
  }
}
