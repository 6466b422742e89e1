import { personForgotten, type personErased } from '#contracts';
import type { Reaction } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { lockPerson } from './forgotten.js';

export class ForgetPersonWhenErased {
  static readonly reaction = 'forget-person-when-erased';

  async react({ event, tx, publish }: Reaction<typeof personErased>): Promise<void> {
    const { personId } = event.data;
    await lockPerson(tx, personId, 'alone');
    await tx.execute(sql`insert into forgotten_people (digest) values (sha256(${personId}::text::bytea)) on conflict do nothing`);
    const person = await tx.maybeOne<{ email: string }>(sql`delete from people where id = ${personId} returning email`);
    await forgetSuppressions(tx, personId, person?.email ?? null);
    await emptyDeliveries(tx, personId, person?.email ?? null);
    await emptyTellingsOfHer(tx, personId);
    await tx.execute(sql`delete from preferences where person_id = ${personId}`);
    await tx.execute(sql`delete from quiet_hours where person_id = ${personId}`);
    await tx.execute(sql`delete from dead_letters where aggregate_id = ${personId} or position(${personId} in envelope) > 0`);
    await tx.execute(sql`select forget_in_audit_log(${personId}::uuid)`);
    await tx.execute(sql`delete from idempotency where actor = ${personId} or position(${personId} in reply::text) > 0`);
    await tx.execute(sql`delete from outbox where aggregate_id = ${personId}`);
    // What stood in her inbox in the app was told under her own id; this is the last of it.
    publish(personForgotten.notifications, { aggregateId: personId, aggregateVersion: event.aggregateVersion, data: { personId, purge: [personId] } });
  }
}

/** What others were told of her: guests of their host, those who work in the house of whoever asked. That they were told remains. */
async function emptyTellingsOfHer(tx: Transaction, personId: string): Promise<void> {
  const ofHer = sql`(content #>> '{visit,hostId}' = ${personId} or content #>> '{task,applicantId}' = ${personId})`;
  await tx.execute(sql`
    update delivery_attempts set answer = null where delivery_id in (select id from deliveries where ${ofHer})`);
  await tx.execute(sql`
    update deliveries
    set content = null, last_error = null, next_attempt_at = null, state = case when state in ('queued', 'failed') then 'suppressed' else state end,
        why = case when state in ('queued', 'failed') then 'host-erased' else why end
    where ${ofHer}`);
}

/** What came back from her addresses, and that she lifted what concerned others. */
async function forgetSuppressions(tx: Transaction, personId: string, email: string | null): Promise<void> {
  await tx.execute(sql`
    delete from suppressed_addresses where person_id = ${personId} or (channel = 'email' and address = lower(${email}::text))`);
  await tx.execute(sql`update suppressed_addresses set lifted_by = null where lifted_by = ${personId}`);
  await tx.execute(sql`
    update delivery_reports set answer = null
    where delivery_id in (select id from deliveries where person_id = ${personId} or (person_id is null and not to_house and lower(recipient) = lower(${email}::text)))`);
}

/** That messages were sent remains, for counting; to whom, and what they said, goes. Codes may have been sent before she was known. */
async function emptyDeliveries(tx: Transaction, personId: string, email: string | null): Promise<void> {
  await tx.execute(sql`
    update delivery_attempts set answer = null
    where delivery_id in (select id from deliveries where person_id = ${personId} or (person_id is null and not to_house and lower(recipient) = lower(${email}::text)))`);
  await tx.execute(sql`
    update deliveries
    set person_id = null, recipient = null, content = null, last_error = null, next_attempt_at = null, answer = null, answered_at = null,
        state = case when state in ('queued', 'failed') then 'suppressed' else state end,
        why = case when state in ('queued', 'failed') then 'erased' else why end
    where person_id = ${personId} or (person_id is null and not to_house and lower(recipient) = lower(${email}::text))`);
}
