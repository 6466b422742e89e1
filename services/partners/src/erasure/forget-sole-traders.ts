import { sql } from '#persistence';
import { organisationColumns, tellOrganisation, type OrganisationRow } from '../organisations/organisation-rows.js';
import type { Erasing } from './remove-memberships.js';

// Stands where her own words stood, in both languages.
const nobodysName = '[raderad / erased]';

/**
 * A sole trader's number is a personal number and its name may be her own, so both are removed with the person. Where
 * somebody else is confirmed to act for it, it is not hers alone, or not hers at all, and stays.
 * @returns the ids of the organisations that have lost name and number
 */
export async function forgetSoleTraders({ tx, publish, now }: Erasing, personId: string): Promise<string[]> {
  const forgotten = await tx.query<OrganisationRow>(sql`
    update organisations as organisation set name = ${nobodysName}, number = null, version = version + 1
    where kind = 'sole-trader'
      and exists (select from memberships where organisation_id = organisation.id and person_id = ${personId})
      and not exists (select from memberships
                      where organisation_id = organisation.id and person_id <> ${personId} and state = 'confirmed')
    returning ${organisationColumns}`);
  for (const organisation of forgotten) tellOrganisation(publish, organisation);
  const ids = forgotten.map(({ id }) => id);
  // There is nothing left for which anybody could be confirmed; of claims nobody has been told.
  await tx.execute(sql`
    update memberships set state = 'ended', ended_at = ${now}, version = version + 1
    where organisation_id = any (${ids}::uuid[]) and person_id <> ${personId} and state = 'claimed'`);
  return ids;
}
