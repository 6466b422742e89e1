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
    await emptyDeliveries(tx, personId, person?.email ?? null);
    await emptyTellingsOfHost(tx, personId);
    await tx.execute(sql`delete from dead_letters where aggregate_id = ${personId} or position(${personId} in envelope) > 0`);
    await tx.execute(sql`select forget_in_audit_log(${personId}::uuid)`);
    await tx.execute(sql`delete from idempotency where actor = ${personId} or position(${personId} in reply::text) > 0`);
    // Nothing that this service tells names anybody, so there is nothing to purge.
    publish(personForgotten.notifications, { aggregateId: personId, aggregateVersion: event.aggregateVersion, data: { personId, purge: [] } });
  }
}

/** What guests were told of their host, whose booking's title may tell of her too; that they were told remains. */
async function emptyTellingsOfHost(tx: Transaction, personId: string): Promise<void> {
  await tx.execute(sql`
    update deliveries
    set content = null, last_error = null, next_attempt_at = null, state = case when state in ('queued', 'failed') then 'suppressed' else state end
    where content #>> '{visit,hostId}' = ${personId}`);
}

/** That messages were sent remains, for counting; to whom, and what they said, goes. Codes may have been sent before she was known. */
async function emptyDeliveries(tx: Transaction, personId: string, email: string | null): Promise<void> {
  await tx.execute(sql`
    update deliveries
    set person_id = null, recipient = null, content = null, last_error = null, next_attempt_at = null,
        state = case when state in ('queued', 'failed') then 'suppressed' else state end
    where person_id = ${personId} or (person_id is null and lower(recipient) = lower(${email}::text))`);
}
