import { sql, type Transaction } from '#persistence';
import { afterReport, type SmsReport, type Standing } from '../domain/sms-report.js';

/**
 * Writes down what a report tells of a delivery, found by the operator's name for it or else by ours: a crash may have kept us from
 * learning the former. The row is locked, so that a report and our own record of the same attempt wait for each other.
 * @returns the delivery's id with what has changed, or `early` where the report is to be kept
 */
export async function applyReport(tx: Transaction, report: SmsReport): Promise<{ id: string; change: 'nothing' | SmsReport['status'] } | 'early'> {
  const { providerId, deliveryId, cameAt, reportedAt } = report;
  const delivery = await tx.maybeOne<Standing & { id: string }>(sql`
    select id, state, provider_id as "providerId", next_attempt_at is not null as "goesAgain" from deliveries
    where channel = 'sms' and (provider_id = ${providerId} or id = ${deliveryId})
    order by provider_id is not distinct from ${providerId} desc limit 1 for update`);
  if (!delivery) return 'early';
  const change = afterReport(delivery, report);
  if (change === 'early') return 'early';
  const { id } = delivery;
  if (change === 'nothing') return { id, change };
  const at = cameAt && cameAt.epochMilliseconds < reportedAt.epochMilliseconds ? cameAt : reportedAt;
  await tx.execute(sql`
    update deliveries
    set state = ${change}, next_attempt_at = null, why = null, provider_id = coalesce(provider_id, ${providerId}),
        sent_at = coalesce(sent_at, ${at}), reported_at = case when ${change} <> 'sent' then ${at}::timestamptz end,
        last_error = case when ${change} = 'failed' then 'the operator reports that it did not come' end
    where id = ${id}`);
  return { id, change };
}
