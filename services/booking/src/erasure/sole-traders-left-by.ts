import { sql, type Transaction } from '#persistence';

/** Which of these organisations were nobody but this person: sole traders for which nobody else is confirmed to act. */
export async function soleTradersLeftBy(
  tx: Transaction,
  personId: string,
  organisationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const left = await tx.query<{ id: string }>(sql`
    select id from organisations
    where id = any (${organisationIds}::uuid[]) and kind = 'sole-trader'
      and not exists (select from memberships
                      where organisation_id = organisations.id and person_id <> ${personId} and is_confirmed)`);
  return new Set(left.map(({ id }) => id));
}
