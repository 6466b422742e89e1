import { sql, type Transaction } from '#persistence';
import { isOnHold } from '../retention/case-holds.js';
import { forgetInRecord } from './forget-in-record.js';

interface Traces {
  personId: string;
  bookingIds: readonly string[];
  /** Her cases, and what has been sent in them. */
  toldOf: readonly string[];
  /** The reaction that is removing them: it may itself be a dead letter that is being tried again. */
  except: string;
}

/** What is left of a person beside her bookings: who she acted for, what she did, and her in messages that were kept. */
export async function removeTraces(tx: Transaction, { personId, bookingIds, toldOf, except }: Traces): Promise<void> {
  await tx.execute(sql`
    update booking_history set by = null
    where by = ${personId} and not ${isOnHold(sql`(select bookings.case_id from bookings where bookings.id = booking_id)`)}`);
  await forgetInRecord(tx, personId, bookingIds);
  await tx.execute(sql`update space_rules set by = null where by = ${personId}`);
  await tx.execute(sql`update approval_rules set by = null where by = ${personId}`);
  // Of two who approve, nobody could tell any more that the second is another.
  await tx.execute(sql`
    update bookings set first_approved_by = null, first_approved_at = case when state <> 'requested' then first_approved_at end
    where first_approved_by = ${personId}`);
  await tx.execute(sql`update terms set by = null where by = ${personId}`);
  await tx.execute(sql`update site_services set responsible_id = null, version = version + 1 where responsible_id = ${personId}`);
  await tx.execute(sql`delete from quotas where kind = 'person' and owner_id = ${personId}`);
  await tx.execute(sql`update blocks set created_by = null where created_by = ${personId}`);
  await tx.execute(sql`delete from watches where person_id = ${personId}`);
  await tx.execute(sql`delete from holds where person_id = ${personId}`);
  await tx.execute(sql`delete from drafts where person_id = ${personId}`);
  await tx.execute(sql`delete from calendar_feeds where person_id = ${personId}`);
  await tx.execute(sql`delete from memberships where person_id = ${personId}`);
  await tx.execute(sql`select forget_in_audit_log(${personId}::uuid)`);
  // Answers name people in many places: as who asks, as whose a quota is, among the bookings that a change hits. Others tell her words
  // and name what they are of.
  await tx.execute(sql`
    delete from idempotency
    where actor = ${personId} or exists (
      select from regexp_matches(reply::text, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g') as named (ids)
      where ids[1] = any (${[personId, ...toldOf]}::text[]))`);
  // Not even what is still to be told: the fact that follows says how each booking stands.
  await tx.execute(sql`delete from outbox where aggregate_id = any (${bookingIds}::uuid[]) or strpos(envelope, ${personId}) > 0`);
  await tx.execute(sql`delete from dead_letters where strpos(envelope, ${personId}) > 0 and reaction <> ${except}`);
}
