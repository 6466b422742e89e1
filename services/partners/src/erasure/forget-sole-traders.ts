import { sql } from '#persistence';
import { erasedMark } from '../domain/redaction.js';
import type { Effects } from '../effects.js';
import { organisationColumns, tellOrganisation, type OrganisationRow } from '../organisations/organisation-rows.js';

export interface ForgottenTrader {
  id: string;
  /** What it was called, and its number. */
  former: { name: string; number: string };
}

/**
 * A sole trader's number is a personal number and its name may be her own, so both are removed with the person. Where
 * somebody else is confirmed to act for it, it is not hers alone, or not hers at all, and stays. So it does where neither is
 * confirmed and somebody else has claimed it too: anybody may claim any number, and a claim must not undo what is another's.
 * @returns the organisations that have lost name and number
 */
export async function forgetSoleTraders({ tx, publish, now }: Effects, personId: string): Promise<ForgottenTrader[]> {
  const forgotten = await tx.query<OrganisationRow & ForgottenTrader>(sql`
    with hers as (
      select organisation_id, bool_or(state = 'confirmed') as is_confirmed
      from memberships where person_id = ${personId} group by organisation_id
    )
    update organisations as organisation set name = ${erasedMark}, number = null, version = organisation.version + 1
    from hers join organisations as before on before.id = hers.organisation_id
    where organisation.id = hers.organisation_id and organisation.kind = 'sole-trader'
      and not exists (select from memberships as others
                      where others.organisation_id = organisation.id and others.person_id <> ${personId}
                        and (others.state = 'confirmed' or (others.state = 'claimed' and not hers.is_confirmed)))
    returning ${organisationColumns}, json_build_object('name', before.name, 'number', before.number) as former`);
  for (const organisation of forgotten) tellOrganisation(publish, organisation);
  const ids = forgotten.map(({ id }) => id);
  // There is nothing left for which anybody could be confirmed; of claims nobody has been told.
  await tx.execute(sql`
    update memberships set state = 'ended', ended_at = ${now}, version = version + 1
    where organisation_id = any (${ids}::uuid[]) and person_id <> ${personId} and state = 'claimed'`);
  return forgotten.map(({ id, former }) => ({ id, former }));
}
