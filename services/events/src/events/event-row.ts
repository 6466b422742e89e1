import { Temporal } from 'temporal-polyfill';
import type { EventView } from '#contracts';
import { sql, type Queryable, type Sql } from '#persistence';
import type { Attendance, EventState } from '../domain/event-states.js';
import type { Situated } from '../domain/following.js';
import type { Interval } from '../domain/interval.js';

export interface Session extends Interval, Pick<EventView['sessions'][number], 'id' | 'title' | 'description' | 'speakers'> {}

/** An event with its sessions and all that must be known to speak of it. */
export interface EventRow extends Situated, Pick<EventView, 'kind' | 'theme' | 'topics' | 'title' | 'summary' | 'description'> {
  id: string;
  slug: string;
  state: EventState;
  attendance: Attendance;
  onlineUrl: string | null;
  capacity: number;
  seatsTaken: number;
  waiting: number;
  organiserId: string | null;
  organisationId: string | null;
  reason: string | null;
  createdAt: Temporal.Instant;
  publishedAt: Temporal.Instant | null;
  changedAt: Temporal.Instant;
  sessions: Session[];
  version: number;
}

// A site may have another name or address by now than when the booking was told of.
const columns = sql`
  event.id, event.slug, event.kind, event.theme, event.topics, event.title, event.summary, event.description, event.state, event.attendance,
  event.online_url as "onlineUrl", event.starts_at as "start", event.ends_at as "end", event.time_zone as "timeZone", event.capacity,
  event.seats_taken as "seatsTaken", event.waiting, event.registration_opens as "registrationOpens",
  event.registration_closes as "registrationCloses", event.organiser_id as "organiserId", event.organisation_id as "organisationId",
  event.space_state as "spaceState", event.space_refusal as "spaceRefusal", event.wanted_space_id as "wantedSpaceId",
  event.place || case when site.id is null then '{}' else jsonb_build_object('siteName', site.name, 'address', site.address) end as place,
  event.booked_from as "bookedFrom", event.booked_until as "bookedUntil", event.reason,
  event.created_at as "createdAt", event.published_at as "publishedAt", event.changed_at as "changedAt", event.version,
  (select coalesce(jsonb_agg(jsonb_build_object(
      'id', session.id, 'title', session.title, 'description', session.description, 'start', session.starts_at, 'end', session.ends_at,
      'speakers', session.speakers) order by session.starts_at, session.ends_at, session.id), '[]')
   from sessions as session where session.event_id = event.id) as sessions`;

interface StoredSession extends Omit<Session, keyof Interval> {
  start: string;
  end: string;
}

interface StoredRow extends Omit<EventRow, 'sessions' | 'booked'> {
  bookedFrom: Temporal.Instant | null;
  bookedUntil: Temporal.Instant | null;
  sessions: StoredSession[];
}

/** @param rest where, order and limit; `event` is the row */
export async function findEvents(db: Queryable, rest: Sql): Promise<EventRow[]> {
  const rows = await db.query<StoredRow>(sql`
    select ${columns} from events as event left join sites as site on site.id = (event.place ->> 'siteId')::uuid ${rest}`);
  return rows.map(toRow);
}

const toRow = ({ bookedFrom, bookedUntil, sessions, ...row }: StoredRow): EventRow => ({
  ...row,
  booked: bookedFrom && bookedUntil && { start: bookedFrom, end: bookedUntil },
  sessions: sessions.map((session) => ({
    ...session,
    start: Temporal.Instant.from(session.start),
    end: Temporal.Instant.from(session.end),
  })),
});
