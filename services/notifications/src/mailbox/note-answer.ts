import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import type { CalendarAnswer } from './read-answer.js';

/**
 * What somebody answers to an invitation, on the newest that she may have answered; of two answers to the same the newer one counts,
 * whichever comes first. A clock that goes fast gains nothing.
 * @returns false where no such invitation went to that address
 */
export async function noteAnswer(tx: Transaction, { about, sequence, attendee, answer, at }: CalendarAnswer, now: Instant): Promise<boolean> {
  const invitation = await tx.maybeOne<{ id: string }>(sql`
    select id from deliveries
    where about = ${about} and channel = 'email' and lower(recipient) = ${attendee} and content ->> 'invitation' = 'REQUEST'
      and state in ('sending', 'sent', 'delivered', 'uncertain') and (${sequence}::integer is null or about_version <= ${sequence})
    order by about_version desc limit 1 for update`);
  if (!invitation) return false;
  const answeredAt = Temporal.Instant.compare(at, now) > 0 ? now : at;
  await tx.execute(sql`
    update deliveries set answer = ${answer}, answered_at = ${answeredAt}
    where id = ${invitation.id} and (answered_at is null or answered_at < ${answeredAt})`);
  return true;
}
