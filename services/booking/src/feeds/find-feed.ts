import { createHash } from 'node:crypto';
import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';

export interface OpenedFeed {
  id: string;
  personId: string;
  organisationId: string | null;
  organisation: string | null;
  spaceId: string | null;
  space: { sv: string; en: string } | null;
}

/**
 * The feed that an address leads to, and marks it as read today. A member's feed of her organisation is there for as long as she
 * acts for it.
 */
export async function readFeedOf(db: Queryable, token: string, now: Instant): Promise<OpenedFeed | undefined> {
  const today = now.toZonedDateTimeISO('UTC').toPlainDate().toString();
  const feed = await db.maybeOne<OpenedFeed & { isReadToday: boolean }>(sql`
    select feed.id, feed.person_id as "personId", feed.organisation_id as "organisationId", organisation.name as organisation,
      feed.space_id as "spaceId", space.name as space, feed.last_read_on is not distinct from ${today}::date as "isReadToday"
    from calendar_feeds as feed
    left join organisations as organisation on organisation.id = feed.organisation_id
    left join spaces as space on space.id = feed.space_id
    where feed.digest = ${createHash('sha256').update(token).digest()}
      and (feed.organisation_id is null or feed.as_staff or exists (
        select from memberships
        where person_id = feed.person_id and organisation_id = feed.organisation_id and is_confirmed
      ))`);
  if (!feed) return undefined;
  const { isReadToday, ...opened } = feed;
  if (!isReadToday) await db.execute(sql`update calendar_feeds set last_read_on = ${today}::date where id = ${feed.id}`);
  return opened;
}
