import { DomainError } from '#kernel';
import { sql, type Queryable } from '#persistence';
import type { Place } from '../opening/house-hours.js';

export interface PlaceSpace {
  id: string;
  name: { sv: string; en: string };
  inUse: boolean;
}

/** The spaces of a site, also those that it no longer has, or the one that is named. */
export async function findPlaceSpaces(db: Queryable, { siteId, spaceId }: Place): Promise<PlaceSpace[]> {
  const spaces = await db.query<PlaceSpace>(sql`
    select id, name, in_use as "inUse" from spaces
    where site_id = ${siteId} and (${spaceId ?? null}::uuid is null or id = ${spaceId ?? null}) order by slug`);
  if (spaceId && spaces.length === 0) throw new DomainError('space.not-found');
  return spaces;
}
