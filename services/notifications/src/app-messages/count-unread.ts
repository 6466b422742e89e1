import { sql, type Queryable } from '#persistence';

/** How much stands in somebody's inbox that she has not read. */
export async function countUnread(db: Queryable, personId: string): Promise<number> {
  const { unread } = await db.one<{ unread: number }>(sql`
    select count(*)::integer as unread from deliveries where person_id = ${personId} and channel = 'app' and read_at is null`);
  return unread;
}
