import type { SpaceView } from '#contracts';
import { sql, type Queryable } from '#persistence';
import type { OpeningCalendar } from '../domain/opening-hours.js';
import { calendarColumns, datesAround, ownHours } from './calendars.js';

/** A space with all that the rules of a request ask about. */
export interface SpaceToBook extends OpeningCalendar {
  id: string;
  name: SpaceView['name'];
  capacity: number;
  equipment: SpaceView['equipment'];
  siteId: string;
  siteName: SpaceView['name'];
  address: string;
}

export const findSpace = (
  db: Queryable,
  spaceId: string,
  times: { start: string; end: string },
): Promise<SpaceToBook | undefined> => {
  const dates = datesAround(times.start, times.end);
  return db.maybeOne<SpaceToBook>(sql`
    select space.id, space.name, space.capacity, space.equipment, site.id as "siteId", site.name as "siteName", site.address,
      ${calendarColumns(dates)}, case when space.has_own_calendar then ${ownHours(dates)} end as own
    from spaces as space join sites as site on site.id = space.site_id
    where space.id = ${spaceId} and space.in_use`);
};
