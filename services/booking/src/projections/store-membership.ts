import { type DataOf, type membershipConfirmed } from '#contracts';
import { sql, type Transaction } from '#persistence';
import { holdOffErasure } from '../erasure/person-lock.js';

/** Keeps the newest that is known of a membership, whatever order facts come in. Of a person who was erased nothing is kept. */
export async function storeMembership(
  tx: Transaction,
  data: DataOf<typeof membershipConfirmed>,
  isConfirmed: boolean,
): Promise<void> {
  await holdOffErasure(tx, data.personId);
  await tx.execute(sql`
    insert into memberships as known (id, person_id, organisation_id, is_confirmed, version)
    select ${data.membershipId}, ${data.personId}, ${data.organisationId}, ${isConfirmed}, ${data.version}
    where not exists (select from forgotten_people where digest = sha256(${data.personId}::text::bytea))
    on conflict (id) do update set is_confirmed = excluded.is_confirmed, version = excluded.version
    where known.version < excluded.version`);
}
