import type { ReplyOf, liftBlock } from '#contracts';
import type { Instant } from '#kernel';
import { sql } from '#persistence';

type View = ReplyOf<typeof liftBlock>;

export interface BlockRow extends Omit<View, 'start' | 'end' | 'createdAt'> {
  start: Instant;
  end: Instant;
  createdAt: Instant;
}

/** Selects a BlockRow from `block`, an alias of blocks or of the same columns, with `space` and `site` joined to it. */
export const blockColumns = sql`
  block.id, site.id as "siteId", space.id as "spaceId", space.name as "spaceName", site.time_zone as "timeZone",
  block.starts_at as "start", block.ends_at as "end", block.reason,
  block.created_by as "createdBy", block.created_at as "createdAt"`;

export const joinPlace = sql`join spaces as space on space.id = block.space_id join sites as site on site.id = space.site_id`;

export const toView = (row: BlockRow): View => ({
  ...row,
  start: row.start.toString(),
  end: row.end.toString(),
  createdAt: row.createdAt.toString(),
});
