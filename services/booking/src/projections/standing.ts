import { sql, type Queryable, type Transaction } from '#persistence';
import { grantColumns, type GrantRow } from './grant-row.js';

/** How somebody stands who asks for an organisation. */
interface Standing {
  /** Whether partners has confirmed that she acts for it. */
  mayActFor: boolean;
  /** What agreements give it, if she may act for it. */
  grants: GrantRow[];
}

/**
 * In one round trip. Until the end of the transaction nobody else asks for the same organisation: the grants are its quota,
 * and quotas are locked before bookings and cells, in the order of their ids.
 */
export async function lockStanding(tx: Transaction, personId: string, organisationId: string): Promise<Standing> {
  const rows = await tx.query<GrantRow & { mayActFor: boolean }>(sql`
    with membership as (${membershipOf(personId, organisationId)}),
    granted as (
      select ${grantColumns} from grants
      where organisation_id = ${organisationId} and is_active and exists (select from membership)
      order by id for no key update
    )
    select exists (select from membership) as "mayActFor", granted.* from (select) as always left join granted on true`);
  return { mayActFor: rows[0]!.mayActFor, grants: rows.filter(({ agreementId }) => agreementId !== null) };
}

/** Whether partners has confirmed that the person acts for the organisation. */
export const mayActFor = async (db: Queryable, personId: string, organisationId: string): Promise<boolean> =>
  (await db.maybeOne(membershipOf(personId, organisationId))) !== undefined;

const membershipOf = (personId: string, organisationId: string) => sql`
  select from memberships where person_id = ${personId} and organisation_id = ${organisationId} and is_confirmed limit 1`;
