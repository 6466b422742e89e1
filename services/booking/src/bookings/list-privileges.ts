import { listPrivileges, type ReplyOf } from '#contracts';
import { isStaff } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql, type Queryable } from '#persistence';
import { countsAt, hoursUsedIn } from '../domain/privileges.js';
import { findGrants } from '../projections/find-grants.js';
import { heldBy, heldByAgreements } from './held-by-agreements.js';

@Answers(listPrivileges)
export class ListPrivileges {
  async execute({ input, actor, now, db }: QueryCall<typeof listPrivileges>): Promise<ReplyOf<typeof listPrivileges>> {
    const asked = input.organisationId ? [input.organisationId] : null;
    const organisationIds = isStaff(actor) ? asked : await organisationsOf(db, actor.id, asked);
    const grants = (await findGrants(db, organisationIds)).filter((grant) => countsAt(grant, now));
    const held = grants.length === 0 ? [] : await heldByAgreements(db, grants, now);
    return {
      privileges: grants.map((grant) => ({
        organisationId: grant.organisationId,
        agreementId: grant.agreementId,
        daysAhead: grant.daysAhead,
        automaticApproval: grant.automaticApproval,
        hoursAMonth: grant.hoursAMonth,
        priority: grant.priority,
        endsAt: grant.endsAt.toString(),
        hoursUsed: hoursUsedIn(now, heldBy(grant, held)),
      })),
    };
  }
}

/** Of those asked for, or of all, the organisations that she acts for. */
async function organisationsOf(db: Queryable, personId: string, asked: string[] | null): Promise<string[]> {
  const rows = await db.query<{ id: string }>(sql`
    select distinct organisation_id as id from memberships
    where person_id = ${personId} and is_confirmed and (${asked}::uuid[] is null or organisation_id = any (${asked}::uuid[]))`);
  return rows.map(({ id }) => id);
}
