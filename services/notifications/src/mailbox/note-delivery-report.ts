import { sql, type Sql, type Transaction } from '#persistence';
import type { Instant } from '#kernel';
import { bounceOf, isGoneByNow, type Ended } from '../domain/bounce.js';
import { suppressAddress, type Effects } from '../suppressions/suppress-address.js';
import { reasonOf } from './masked-reason.js';
import type { Reported } from './reported.js';
import type { RecipientReport } from './read-delivery-report.js';
import { rememberReport } from './remember-report.js';

/** What a server tells of how a message fared. The first that is final counts: a later one changes nothing but what is known of the address. */
export async function noteDeliveryReport(effects: Effects, message: Reported, recipients: RecipientReport[], mail: Buffer): Promise<void> {
  const { tx, now } = effects;
  // Where it was passed on, the address that we wrote to may not be named.
  const hers = recipients.find((report) => message.recipient !== null && report.recipients.includes(message.recipient));
  const report = hers ?? recipients[0]!;
  const bounce = bounceOf(report.status);
  const isSoft = report.action === 'failed' && bounce === 'soft';
  const reason = reasonOf(report, message.recipient);
  // Of somebody who has been erased nothing is kept of what was said.
  const answer = message.recipient === null ? null : reason;
  if (!(await rememberReport(tx, { deliveryId: message.id, mail, said: report.action, isSoft, answer, at: now }))) return;
  if (report.action === 'delivered') await settleDelivered(tx, message.id, now);
  if (report.action !== 'failed') return;
  await settleFailed(tx, message.id, reason, now);
  if (!hers) return;
  const isGone = bounce === 'gone' || (isSoft && isGoneByNow(await lastTo(tx, message)));
  if (isGone) await suppressAddress(effects, { deliveryId: message.id, reason: 'bounced', answer: reason, sentAt: message.sentAt });
}

/** It is known to have come, whatever was thought of it. */
export const settleDelivered = (tx: Transaction, id: string, now: Instant): Promise<number> =>
  tx.execute(sql`
    update deliveries d
    set state = 'delivered', reported_at = ${now}, sent_at = coalesce(d.sent_at, ${now}), next_attempt_at = null, lease_until = null
    ${ofTheSameMail(id)} and d.state in ('sending', 'sent', 'uncertain')`);

const settleFailed = (tx: Transaction, id: string, reason: string, now: Instant): Promise<number> =>
  tx.execute(sql`
    update deliveries d
    set state = 'failed', reported_at = ${now}, next_attempt_at = null, lease_until = null,
        last_error = case when d.person_id is not null or d.to_house or d.kind = 'sign-in-code' then ${reason}::text end
    ${ofTheSameMail(id)} and d.state in ('sending', 'sent', 'uncertain')`);

/** All of a digest goes out as one mail, under the name of its first message. */
const ofTheSameMail = (id: string): Sql => sql`
    from deliveries first
    where first.id = ${id} and (d.id = first.id or (d.digest_for = first.digest_for and d.person_id = first.person_id and d.channel = first.channel))`;

/** The last messages that were handed over for an address, up to this one, and whether they came back for what may pass. */
async function lastTo(tx: Transaction, { recipient, sentAt }: Reported): Promise<Ended[]> {
  const rows = await tx.query<{ at: Instant; cameBackSoftly: boolean }>(sql`
    select coalesce(sent_at, due_at) as at,
      exists (select from delivery_reports where delivery_id = message.id and said = 'failed' and is_soft) as "cameBackSoftly"
    from deliveries message
    where channel = 'email' and lower(recipient) = ${recipient} and state in ('sent', 'delivered', 'failed') and coalesce(sent_at, due_at) <= ${sentAt}
    order by coalesce(sent_at, due_at) desc limit 3`);
  return rows.map(({ at, cameBackSoftly }) => ({ at: at.epochMilliseconds, cameBackSoftly }));
}
