import type { WatchView } from '#contracts';
import type { Instant } from '#kernel';
import { sql } from '#persistence';
import type { Interval } from '../domain/interval.js';

type Shown = 'id' | 'siteIds' | 'spaceIds' | 'people' | 'minutes' | 'layout' | 'equipment' | 'accessibility' | 'organisationId' | 'version';

export interface WatchRow extends Pick<WatchView, Shown>, Interval {
  personId: string;
  /** Whether she was staff when she asked. */
  asStaff: boolean;
  placedAt: Instant;
  toldAt: Instant | null;
}

/** Selects a WatchRow from `watch`, an alias of watches. */
export const watchColumns = sql`
  watch.id, watch.person_id as "personId", watch.organisation_id as "organisationId", watch.as_staff as "asStaff",
  watch.site_ids as "siteIds", watch.space_ids as "spaceIds", watch.people, watch.layout, watch.equipment, watch.accessibility,
  watch.starts_at as "start", watch.ends_at as "end", watch.minutes, watch.placed_at as "placedAt", watch.told_at as "toldAt",
  watch.version`;

export function toWatchView(row: WatchRow): WatchView {
  const { start, end, placedAt, toldAt, personId: _, asStaff: __, ...shown } = row;
  return { ...shown, from: start.toString(), to: end.toString(), placedAt: placedAt.toString(), toldAt: toldAt?.toString() ?? null };
}
