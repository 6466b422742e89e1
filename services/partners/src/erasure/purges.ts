import { personRecorded } from '#contracts';
import { sql, type Transaction } from '#persistence';

export interface Purge {
  aggregateId: string;
  /** A filter on the stream's subjects. */
  subject: string;
  /** How many of the latest facts that match stay. */
  keep: 0 | 1;
}

/** `person-recorded`, in every version. The facts that she is erased and forgotten stay: they carry nothing but her id. */
export const allThatTellsOfHer = (personId: string): Purge => ({
  aggregateId: personId,
  subject: `${personRecorded.type.replace(/\.v\d+$/, '')}.*.${personId}`,
  keep: 0,
});

/** What one service has told of an aggregate of which nothing stays. */
export const allOf = (service: string, aggregateId: string): Purge => ({ ...allButTheLatest(service, aggregateId), keep: 0 });

/** What one service has told of an aggregate before its latest fact, which always carries the whole present state. */
export const allButTheLatest = (service: string, aggregateId: string): Purge => ({
  aggregateId,
  subject: `domain.${service}.*.*.${aggregateId}`,
  keep: 1,
});

export async function queuePurges(tx: Transaction, personId: string, purges: readonly Purge[]): Promise<void> {
  await tx.execute(sql`
    insert into purges (person_id, aggregate_id, subject, keep)
    select ${personId}, purge.* from unnest(
      ${purges.map(({ aggregateId }) => aggregateId)}::uuid[], ${purges.map(({ subject }) => subject)}::text[],
      ${purges.map(({ keep }) => keep)}::int[]) as purge
    on conflict do nothing`);
}
