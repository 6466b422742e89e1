import type { Kept, ReplyOf, erasePerson } from '#contracts';
import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';

type ErasureView = ReplyOf<typeof erasePerson>;

interface PartRow {
  requestedAt: Instant;
  completedAt: Instant | null;
  service: string;
  answeredAt: Instant | null;
  kept: Kept;
}

export async function findErasure(db: Queryable, personId: string): Promise<ErasureView | undefined> {
  const rows = await db.query<PartRow>(sql`
    select erasures.requested_at as "requestedAt", erasures.completed_at as "completedAt",
           erasure_parts.service, erasure_parts.completed_at as "answeredAt", erasure_parts.kept
    from erasures join erasure_parts using (person_id)
    where person_id = ${personId} order by service`);
  const [erasure] = rows;
  if (!erasure) return undefined;
  return {
    personId,
    requestedAt: erasure.requestedAt.toString(),
    completedAt: erasure.completedAt?.toString() ?? null,
    kept: rows.flatMap(({ kept }) => kept),
    parts: rows.map(({ service, answeredAt }) => ({ service, completedAt: answeredAt?.toString() ?? null })),
  };
}
