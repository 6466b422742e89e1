import type { ReplyOf, showHours } from '#contracts';
import { sql, type Queryable } from '#persistence';
import type { HouseHours, Place } from './house-hours.js';

type HoursView = ReplyOf<typeof showHours>;

/** What a place has of its own. */
export async function hoursView(db: Queryable, { site, spaces }: HouseHours, { siteId, spaceId }: Place): Promise<HoursView> {
  const { version } = await db.one<{ version: number }>(
    spaceId ? sql`select version from spaces where id = ${spaceId}` : sql`select version from sites where id = ${siteId}`,
  );
  const hours = spaceId ? spaces.find(({ id }) => id === spaceId)!.own : { ...site, seasons: site.seasons ?? [] };
  return {
    siteId,
    spaceId: spaceId ?? null,
    weeklyHours: hours.weeklyHours && [...hours.weeklyHours],
    seasons: hours.seasons.map((season) => ({ ...season, weeklyHours: [...season.weeklyHours] })),
    exceptions: [...hours.exceptions],
    dayBeforeHolidayCloses: spaceId ? null : site.dayBeforeHolidayCloses,
    version,
  };
}
