import { eventSpaceWanted } from '#contracts';
import { sql, type Transaction } from '#persistence';

interface Traces {
  personId: string;
  registrationIds: readonly string[];
  /** The reaction that is removing them: it may itself be a dead letter that is being tried again. */
  except: string;
}

/** What is left of a person beside her registrations and events: answers that were kept, and her in messages. */
export async function removeTraces(tx: Transaction, { personId, registrationIds, except }: Traces): Promise<void> {
  await tx.execute(sql`select forget_in_audit_log(${personId}::uuid)`);
  await tx.execute(sql`
    delete from idempotency where actor = ${personId} or reply ->> 'attendeeId' = ${personId} or reply ->> 'organiserId' = ${personId}`);
  // Not even what is still to be told of her: the fact that follows says how each registration stands.
  await tx.execute(sql`
    delete from outbox
    where aggregate_id = any (${registrationIds}::uuid[])
      or (strpos(envelope, ${personId}) > 0 and (published_at is not null or type = ${eventSpaceWanted.type}))`);
  // What is still to be told of her events is told, without her: that one was cancelled must be heard, whoever organised it.
  await tx.execute(sql`
    update outbox set envelope = replace(envelope, ${`"organiserId":"${personId}"`}, '"organiserId":null')
    where published_at is null and strpos(envelope, ${personId}) > 0`);
  await tx.execute(sql`delete from dead_letters where strpos(envelope, ${personId}) > 0 and reaction <> ${except}`);
}
