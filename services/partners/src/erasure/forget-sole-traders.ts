import { sql } from '#persistence';
import { organisationColumns, tellOrganisation, type OrganisationRow } from '../organisations/organisation-rows.js';
import type { Erasing } from './remove-memberships.js';

// Stands where her own words stood, in both languages.
const nobodysName = '[raderad / erased]';

/**
 * A sole trader's number is a personal number and its name may be her own, so both are removed with the person. Where
 * somebody else is confirmed to act for it, it is not hers alone, or not hers at all, and stays. So it does where neither is
 * confirmed and somebody else has claimed it too: anybody may claim any number, and a claim must not undo what is another's.
 * @returns the ids of the organisations that have lost name and number
 */
export async function forgetSoleTraders({ tx, publish, now }: Erasing, personId: string): Promise<string[]> {
  const forgotten = await tx.query<OrganisationRow>(sql`
    with hers as (
      select organisation_id, bool_or(state = 'confirmed') as is_confirmed
      from memberships where person_id = ${personId} group by organisation_id
    )
    update organisations as organisation set name = ${nobodysName}, number = null, version = version + 1
    from hers
    where organisation.id = hers.organisation_id and kind = 'sole-trader'
      and not exists (select from memberships as others
                      where others.organisation_id = organisation.id and others.person_id <> ${personId}
                        and (others.state = 'confirmed' or (others.state = 'claimed' and not hers.is_confirmed)))
    returning ${organisationColumns}`);
  for (const organisation of forgotten) tellOrganisation(publish, organisation);
  const ids = forgotten.map(({ id }) => id);
  // There is nothing left for which anybody could be confirmed; of claims nobody has been told.
  await tx.execute(sql`
    update memberships set state = 'ended', ended_at = ${now}, version = version + 1
    where organisation_id = any (${ids}::uuid[]) and person_id <> ${personId} and state = 'claimed'`);
  return ids;
}
