import { DomainError } from '#kernel';
import { sql, type Transaction } from '#persistence';

interface Locked {
  siteId: string;
  inUse: boolean;
  rulesVersion: number;
}

/** The space, in use or not, which nobody else changes until the transaction ends. */
export async function lockSpace(tx: Transaction, spaceId: string): Promise<Locked> {
  const space = await tx.maybeOne<Locked>(sql`
    select site_id as "siteId", in_use as "inUse", rules_version as "rulesVersion" from spaces where id = ${spaceId} for no key update`);
  if (!space) throw new DomainError('space.not-found');
  return space;
}
