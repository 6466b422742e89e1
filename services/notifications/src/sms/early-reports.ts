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
    @Inject(LOGGER) logger: Logger,
  ) {
    const onFailure = (err: unknown) => {
      if (!isInfrastructureAway(err)) logger.warn({ err }, 'early reports of the SMS operator wait for the next round');
    };
    this.rounds = new Rounds(() => this.applyAll(), { everyMs, onFailure });
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
    for (const report of kept) await this.apply(report);
    await this.database.execute(sql`delete from sms_reports where reported_at < ${this.clock.now().subtract({ hours: 24 * keptDays })}`);
  }

  private apply(report: SmsReport): Promise<void> {
    return this.database.transaction(async (tx) => {
      if ((await applyReport(tx, report)) === 'early') return;
      await tx.execute(sql`delete from sms_reports where provider_id = ${report.providerId} and status = ${report.status}`);
    });
  }
}
