import { reachOf, type CommandContract } from '#contracts';
import { DomainError, type Actor } from '#kernel';
import { sql, type Transaction } from '#persistence';
import type { Party } from '../domain/membership-states.js';
import { membershipsWhere, type MembershipRow } from './membership-rows.js';

/** The membership that is to be changed, locked, and what the actor is to it. */
export async function membershipToChange(
  tx: Transaction,
  contract: CommandContract,
  membershipId: string,
  actor: Actor,
): Promise<{ membership: MembershipRow; parties: Party[] }> {
  const membership = await tx.maybeOne<MembershipRow>(sql`
    ${membershipsWhere(sql`membership.id = ${membershipId}`)} for update of membership`);
  if (!membership) throw new DomainError('membership.not-found');
  const parties: Party[] = [];
  if (membership.personId === actor.id) parties.push('person');
  if (reachOf(contract, actor) === 'all') parties.push('staff');
  if (await isAdministrator(tx, membership.organisationId, actor)) parties.push('administrator');
  return { membership, parties };
}

// Asked of the table and not of the token's roles: those may be of another organisation, or of a minute ago.
// The lock keeps her an administrator until what she decides is committed.
async function isAdministrator(tx: Transaction, organisationId: string, actor: Actor): Promise<boolean> {
  const administrators = await tx.query(sql`
    select from memberships
    where person_id = ${actor.id} and organisation_id = ${organisationId} and state = 'confirmed' and role = 'administrator'
    for share`);
  return administrators.length > 0;
}
