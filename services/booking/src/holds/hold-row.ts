import type { HoldView } from '#contracts';
import { DomainError, type Actor, type Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';

export interface HoldRow extends Omit<HoldView, 'start' | 'end' | 'expiresAt'> {
  start: Instant;
  end: Instant;
  expiresAt: Instant;
}

/** Selects a HoldRow from `hold`, an alias of holds or of the same columns, with `space` and `site` joined to it. */
export const holdColumns = sql`
  hold.id, site.id as "siteId", space.id as "spaceId", space.name as "spaceName", site.time_zone as "timeZone",
  hold.starts_at as "start", hold.ends_at as "end", hold.layout, hold.setup_minutes as "setupMinutes",
  hold.clearup_minutes as "clearupMinutes", hold.holds_floor as "holdsFloor", hold.expires_at as "expiresAt"`;

export const joinPlaceOfHold = sql`join spaces as space on space.id = hold.space_id join sites as site on site.id = space.site_id`;

export const toHoldView = (row: HoldRow): HoldView => ({
  ...row,
  start: row.start.toString(),
  end: row.end.toString(),
  expiresAt: row.expiresAt.toString(),
});

/** The actor's own hold; to anybody else, and when it has expired, it does not exist. */
export async function findOwnHold(db: Queryable, id: string, actor: Actor, now: Instant): Promise<HoldRow> {
  const hold = await db.maybeOne<HoldRow>(sql`
    select ${holdColumns} from holds as hold ${joinPlaceOfHold}
    where hold.id = ${id} and hold.person_id = ${actor.id} and hold.expires_at > ${now}`);
  if (!hold) throw new DomainError('hold.not-found');
  return hold;
}
