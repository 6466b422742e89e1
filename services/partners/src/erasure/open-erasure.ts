import { personForgotten, type ReplyOf, type erasePerson } from '#contracts';
import type { Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';
import { allButTheLatest, allThatTellsOfHer, queuePurges } from './purges.js';
import type { Hers } from './remove-messages.js';

const parts = Object.keys(personForgotten).toSorted();

/** Opens the account of an erasure: a part for each service that must answer, and what is to leave the stream. */
export async function openErasure(
  tx: Transaction,
  { personId, organisationIds, membershipIds, agreementIds, now }: Hers & { now: Instant },
): Promise<ReplyOf<typeof erasePerson>> {
  await tx.execute(sql`insert into erasures (person_id, requested_at) values (${personId}, ${now})`);
  await tx.execute(sql`
    insert into erasure_parts (person_id, service) select ${personId}, service from unnest(${parts}::text[]) as service`);
  await queuePurges(tx, personId, [
    allThatTellsOfHer(personId),
    ...[...organisationIds, ...membershipIds, ...agreementIds].map((aggregateId) => allButTheLatest('partners', aggregateId)),
  ]);
  return {
    personId,
    requestedAt: now.toString(),
    completedAt: null,
    kept: [],
    parts: parts.map((service) => ({ service, completedAt: null })),
  };
}
