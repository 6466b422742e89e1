import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { takeSmsReport } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { LOGGER, SETTINGS } from '#platform';
import { Temporal } from 'temporal-polyfill';
import type { SmsReport } from '../domain/sms-report.js';
import type { Settings } from '../settings.js';
import { applyReport } from './apply-report.js';

/** The operator says what has become of a message. Nothing is signed: that it knows the address is all that there is to go by. */
@Injectable()
@Answers(takeSmsReport)
export class TakeSmsReport {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async execute({ input, now, tx, afterCommit }: CommandCall<typeof takeSmsReport>) {
    const { key, providerId, deliveryId = null, status, cameAt } = input;
    if (!isSame(key, this.settings.SMS_REPORT_KEY)) throw new DomainError('resource.not-found');
    const report: SmsReport = { providerId, deliveryId, status, cameAt: cameAt ? Temporal.Instant.from(cameAt) : null, reportedAt: now };
    const applied = await applyReport(tx, report);
    if (applied === 'early') {
      await tx.execute(sql`
        insert into sms_reports (provider_id, delivery_id, status, came_at, reported_at)
        values (${providerId}, ${deliveryId}, ${status}, ${report.cameAt}, ${now}) on conflict do nothing`);
    } else if (applied.change === 'failed') {
      afterCommit(() => this.logger.warn({ delivery: applied.id }, 'an SMS did not come, the operator reports'));
    }
    return { isKnown: applied !== 'early' };
  }
}

// As long for a wrong one as for the right one, however much of it is right.
const isSame = (given: string, key: string | undefined): boolean => key !== undefined && timingSafeEqual(digestOf(given), digestOf(key));

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
