import type { MembershipView } from '#contracts';
import type { Instant } from '#kernel';
import { sql, type Sql } from '#persistence';

type Moments = 'claimedAt' | 'confirmedAt' | 'endedAt';

export interface MembershipRow extends Omit<MembershipView, Moments> {
  claimedAt: Instant;
  confirmedAt: Instant | null;
  endedAt: Instant | null;
}

/** Memberships (`membership`) with their organisations' names (`organisation`). */
export const membershipsWhere = (condition: Sql): Sql => sql`
  select membership.id, membership.person_id as "personId", membership.organisation_id as "organisationId",
         organisation.name as "organisationName", membership.role, membership.state, membership.claimed_at as "claimedAt",
         membership.confirmed_at as "confirmedAt", membership.confirmed_by as "confirmedBy", membership.ended_at as "endedAt",
         membership.version
  from memberships as membership join organisations as organisation on organisation.id = membership.organisation_id
  where ${condition}`;

export const toView = (row: MembershipRow): MembershipView => ({
  ...row,
  claimedAt: row.claimedAt.toString(),
  confirmedAt: row.confirmedAt?.toString() ?? null,
  endedAt: row.endedAt?.toString() ?? null,
});
