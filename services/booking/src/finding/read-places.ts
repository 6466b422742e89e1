import type { Queryable } from '#persistence';
import { claimsRead, takenRead, waitingRead, type ClaimRow, type TakenRow, type WaitingRow } from './read-floor.js';
import { calendarsRead, sitesRead, spacesRead, type CalendarRow, type SiteRow, type SpaceRow } from './read-spaces.js';
import { standingRead, type StandingRow } from './read-standing.js';
import { frameOf, type Looking } from './reading.js';

export interface Read {
  sites: SiteRow[];
  spaces: SpaceRow[];
  calendars: CalendarRow[];
  taken: TakenRow[];
  waiting: WaitingRow[];
  claims: ClaimRow[];
  standing: StandingRow;
}

type Rows = [SiteRow, SpaceRow, CalendarRow, WaitingRow, ClaimRow, StandingRow, TakenRow];

/** All that a search wants to know, in one round trip; what it means is for the domain to say. */
export async function readPlaces(db: Queryable, looking: Looking): Promise<Read> {
  const frame = frameOf(looking);
  const [sites, spaces, calendars, waiting, claims, [standing], taken] = await db.together<Rows>([
    sitesRead(looking),
    spacesRead(looking),
    calendarsRead(looking, frame),
    waitingRead(looking, frame),
    claimsRead(looking, frame),
    standingRead(looking),
    // By far the most, and last: what has come before is made sense of meanwhile.
    takenRead(looking, frame),
  ]);
  return { sites, spaces, calendars, taken, waiting, claims, standing: standing! };
}
