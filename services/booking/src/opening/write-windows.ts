import type { Instant } from '#kernel';
import { sql, type Queryable, type Sql, type Transaction } from '#persistence';
import { hitColumns, type HitRow } from './bookings-hit.js';
import type { Rewriting } from './rewriting.js';

/** Brings the windows of the calendars to what the rewriting says; rows that are right already are not touched. */
export const writeWindows = (tx: Transaction, rewriting: Rewriting): Promise<unknown> =>
  tx.execute(sql`with ${afterwards(rewriting)}, ${writing(rewriting)} select`);

/** The same, and finds the bookings that it leaves outside. Before this the spaces must still go by the calendars of before. */
export const writeWindowsAndFindHits = (tx: Transaction, rewriting: Rewriting, now: Instant): Promise<HitRow[]> =>
  tx.query<HitRow>(sql`with ${afterwards(rewriting)}, ${writing(rewriting)}, ${closing(rewriting)} ${hits(now)}`);

/** Finds the bookings that the rewriting would leave outside. */
export const findHits = (db: Queryable, rewriting: Rewriting, now: Instant): Promise<HitRow[]> =>
  db.query<HitRow>(sql`with ${afterwards(rewriting)}, ${closing(rewriting)} ${hits(now)}`);

function afterwards({ windows }: Rewriting): Sql {
  const rows = [...windows].flatMap(([calendarId, days]) => days.map((day) => ({ calendarId, ...day })));
  return sql`
    afterwards as materialized (
      select calendar_id, date, tstzrange(starts_at, ends_at) as during
      from unnest(
        ${rows.map(({ calendarId }) => calendarId)}::uuid[], ${rows.map(({ date }) => date)}::date[],
        ${rows.map(({ start }) => start)}::timestamptz[], ${rows.map(({ end }) => end)}::timestamptz[]
      ) as open_day (calendar_id, date, starts_at, ends_at)
    )`;
}

// A space that goes by its site's calendar leaves no windows of its own behind.
const writing = ({ from, to, windows, follows }: Rewriting): Sql => sql`
    removed as (
      delete from open_windows as stored
      where calendar_id = any (${[...new Set([...windows.keys(), ...follows.keys()])]}::uuid[])
        and date between ${from}::date and ${to}::date
        and not exists (select from afterwards where (calendar_id, date) = (stored.calendar_id, stored.date))
    ),
    written as (
      insert into open_windows as stored (calendar_id, date, during)
      select calendar_id, date, during from afterwards
      on conflict (calendar_id, date) do update set during = excluded.during where stored.during <> excluded.during
    )`;

// Everything here sees the windows as they were before this statement.
const closing = ({ from, to, follows }: Rewriting): Sql => sql`
    follows as (
      select space.id as space_id, space.calendar_id as before_id, after_id
      from unnest(${[...follows.keys()]}::uuid[], ${[...follows.values()]}::uuid[]) as going (space_id, after_id)
      join spaces as space on space.id = going.space_id
    ),
    was_open as (
      select calendar_id, range_agg(during) as open from open_windows
      where calendar_id in (select before_id from follows) and date between ${from}::date and ${to}::date
      group by calendar_id
    ),
    is_open as (select calendar_id, range_agg(during) as open from afterwards group by calendar_id),
    closed as (
      select space_id, before_id, was_open.open - coalesce(is_open.open, '{}') as hours
      from follows
      join was_open on was_open.calendar_id = before_id
      left join is_open on is_open.calendar_id = after_id
    )`;

const hits = (now: Instant): Sql => sql`
    select ${hitColumns}
    from closed
    join bookings as booking using (space_id)
    join spaces as space on space.id = space_id
    left join organisations as organisation on organisation.id = booking.organisation_id
    where booking.state in ('requested', 'approved') and booking.ends_at > ${now} and not isempty(closed.hours)
      and booking.starts_at < upper(closed.hours) and booking.ends_at > lower(closed.hours)
      and closed.hours && tstzrange(booking.starts_at, booking.ends_at)
      and (
        select range_agg(during) from open_windows
        where calendar_id = before_id
          and date between (booking.starts_at at time zone 'UTC')::date - 1 and (booking.ends_at at time zone 'UTC')::date + 1
      ) @> tstzrange(booking.starts_at, booking.ends_at)
    order by booking.starts_at, booking.id limit 500`;
