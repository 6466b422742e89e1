import { DomainError, newId, type Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import { membershipsWhere, type MembershipRow } from './membership-rows.js';

/** @throws DomainError `membership.exists` where she has claimed or may act for it already */
export async function claimMembership(
  tx: Transaction,
  personId: string,
  organisation: { id: string },
  now: Instant,
): Promise<MembershipRow> {
  const membershipId = newId();
  const claimed = await tx.execute(sql`
    insert into memberships (id, person_id, organisation_id, state, claimed_at)
    values (${membershipId}, ${personId}, ${organisation.id}, 'claimed', ${now})
    on conflict (person_id, organisation_id) where state <> 'ended' do nothing`);
  if (!claimed) throw new DomainError('membership.exists', { organisationId: organisation.id });
  return tx.one<MembershipRow>(membershipsWhere(sql`membership.id = ${membershipId}`));
}
