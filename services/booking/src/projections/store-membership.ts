import type { ReplyOf, snapshotMemberships } from '#contracts';
import { sql, type Transaction } from '#persistence';

type Membership = ReplyOf<typeof snapshotMemberships>['items'][number];

/** Keeps the newest that is known of a membership, whatever order facts come in. Of a person who was erased nothing is kept. */
export const storeMembership = (tx: Transaction, { membershipId, personId, organisationId, isConfirmed, version }: Membership): Promise<number> =>
  tx.execute(sql`
    insert into memberships as known (id, person_id, organisation_id, is_confirmed, version)
    select ${membershipId}, ${personId}, ${organisationId}, ${isConfirmed}, ${version}
    where not exists (select from forgotten_people where digest = sha256(${personId}::text::bytea))
    on conflict (id) do update set is_confirmed = excluded.is_confirmed, version = excluded.version
    where known.version < excluded.version`);
