import type { FeedView } from '#contracts';
import type { Instant } from '#kernel';
import { sql } from '#persistence';

export type FeedRow = Omit<FeedView, 'createdAt'> & { createdAt: Instant };

/** Selects a FeedRow from calendar_feeds. */
export const feedColumns = sql`
  id, person_id as "personId", organisation_id as "organisationId", space_id as "spaceId", created_at as "createdAt",
  last_read_on::text as "lastReadOn"`;

export const toFeedView = ({ createdAt, ...feed }: FeedRow): FeedView => ({ ...feed, createdAt: createdAt.toString() });
