import { DomainError, instantOf, type Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';
import { mustBeBlockable } from '../domain/block-rules.js';
import type { Interval } from '../domain/interval.js';

export interface AskedBlock extends Interval {
  spaceId: string;
}

interface Asked {
  spaceId: string;
  /** RFC 3339 with an offset, or by the clocks of the site. */
  start: string;
  end: string;
}

/** The space and the time that somebody means. */
export async function askedBlock(db: Queryable, { spaceId, start, end }: Asked, now: Instant): Promise<AskedBlock> {
  const space = await db.maybeOne<{ timeZone: string }>(sql`
    select time_zone as "timeZone" from spaces as space join sites as site on site.id = space.site_id
    where space.id = ${spaceId} and space.in_use`);
  if (!space) throw new DomainError('space.not-found');
  const block = { spaceId, start: instantOf(start, space.timeZone, 'start'), end: instantOf(end, space.timeZone, 'end') };
  mustBeBlockable(block, now);
  return block;
}
