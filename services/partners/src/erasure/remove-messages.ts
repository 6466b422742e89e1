import { sql, type Transaction } from '#persistence';

export interface Hers {
  personId: string;
  /** Sole traders that lost name and number with her. */
  organisationIds: readonly string[];
  membershipIds: readonly string[];
  /** Agreements that she was to sign, or that named a sole trader that was hers. */
  agreementIds: readonly string[];
}

/**
 * Removes answers that were kept and facts that are kept for publishing again. Must come before anything new is
 * published about her, and after everything else: what is committed while we wait for a lock can be seen only then.
 */
export async function removeMessages(tx: Transaction, { personId, organisationIds, membershipIds, agreementIds }: Hers): Promise<void> {
  const named = [personId, ...organisationIds];
  await tx.execute(sql`select forget_in_audit_log(${personId}::uuid)`);
  await tx.execute(sql`
    delete from idempotency where actor = ${personId}
      or exists (select from unnest(${[...named, ...agreementIds]}::text[]) as name where strpos(reply::text, name) > 0)`);
  await tx.execute(sql`delete from outbox where aggregate_id = any (${[...named, ...membershipIds]}::uuid[])`);
}
