import { sql } from '#persistence';
import type { Effects } from '../effects.js';
import { tellEnd, type Ended } from '../memberships/tell-end.js';

/**
 * Removes what a person was to organisations, and her from what she has confirmed for others.
 * @returns the ids of her memberships
 */
export async function removeMemberships({ tx, publish, now }: Effects, personId: string): Promise<string[]> {
  const removed = await tx.query<Ended & { state: string }>(sql`
    delete from memberships where person_id = ${personId}
    returning id, person_id as "personId", organisation_id as "organisationId", role, state, confirmed_at as "confirmedAt",
              version + 1 as version`);
  for (const membership of removed) if (membership.state !== 'ended') tellEnd(publish, membership, now);
  await tx.execute(sql`update memberships set confirmed_by = null where confirmed_by = ${personId}`);
  return removed.map(({ id }) => id);
}
