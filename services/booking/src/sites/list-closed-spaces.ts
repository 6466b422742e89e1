import { listClosedSpaces, type ReplyOf } from '#contracts';
import type { Instant } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';

type Closed = ReplyOf<typeof listClosedSpaces>['spaces'][number];

@Answers(listClosedSpaces)
export class ListClosedSpaces {
  async execute({ input, db }: QueryCall<typeof listClosedSpaces>): Promise<ReplyOf<typeof listClosedSpaces>> {
    const siteId = input.siteId ?? null;
    const rows = await db.query<Omit<Closed, 'closedAt'> & { closedAt: Instant | null }>(sql`
      select id, site_id as "siteId", slug, name, closed_at as "closedAt", closed_reason as reason from spaces
      where not in_use and (${siteId}::uuid is null or site_id = ${siteId}::uuid) order by site_id, slug`);
    return { spaces: rows.map((row) => ({ ...row, closedAt: row.closedAt?.toString() ?? null })) };
  }
}
