import { sql, type Transaction } from '#persistence';

interface Traces {
  personId: string;
  visitIds: readonly string[];
  /** The reaction that is removing them: it may itself be a dead letter that is being tried again. */
  except: string;
}

/** What is left of a person beside her visits: her name, what she did at the doors, and her in messages that were kept. */
export async function removeTraces(tx: Transaction, { personId, visitIds, except }: Traces): Promise<void> {
  await tx.execute(sql`delete from people where id = ${personId}`);
  await tx.execute(sql`update passages set by = null where by = ${personId}`);
  await tx.execute(sql`select forget_in_audit_log(${personId}::uuid)`);
  await tx.execute(sql`delete from idempotency where actor = ${personId} or strpos(reply::text, ${personId}) > 0`);
  // Not even what is still to be told: the fact that follows says how each visit stands.
  await tx.execute(sql`delete from outbox where aggregate_id = any (${visitIds}::uuid[]) or strpos(envelope, ${personId}) > 0`);
  await tx.execute(sql`delete from dead_letters where strpos(envelope, ${personId}) > 0 and reaction <> ${except}`);
}
