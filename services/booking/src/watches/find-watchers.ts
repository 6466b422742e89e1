import type { Instant } from '#kernel';
import { sql, type Sql, type Transaction } from '#persistence';
import { turnEnded, type Floor, type Telling } from '../domain/watches.js';
import { watchColumns, type WatchRow } from './watch-row.js';

/** Floor that may have become free. */
export interface Freed extends Floor {
  /** Whether somebody had it until now. */
  wasTaken: boolean;
}

// Also what no floor is freed by may help: a horizon that is reached, a rule that is changed, a space that is new.
const sweepAfterMinutes = 15;
const mostFreed = 500;
const keptDays = 40;

const freedColumns = sql`
  cell_ids as "cellIds", lower(during) as "start", upper(during) as "end", was_taken as "wasTaken"`;
const isDue = (now: Instant) => sql`(due_at is null or due_at <= ${now})`;

/** Takes what is to be looked at now. It comes again if the transaction does not. */
export const takeFreed = (tx: Transaction, now: Instant): Promise<Freed[]> =>
  tx.query<Freed>(sql`
    delete from freed_floor
    where id in (
      select id from freed_floor where ${isDue(now)} order by due_at nulls first limit ${mostFreed} for update skip locked
    )
    returning ${freedColumns}`);

/** What else is to be looked at by now, and is left for the next time. */
export const findFreed = (tx: Transaction, now: Instant): Promise<Freed[]> =>
  tx.query<Freed>(sql`select ${freedColumns} from freed_floor where ${isDue(now)}`);

/**
 * What was told of floor that somebody then had counts no more when it is given back; but nobody is told again in her own turn, which
 * she may spend on beginning to ask and giving up.
 */
export const forgetTellings = (tx: Transaction, freed: readonly Freed[], now: Instant): Promise<number> =>
  tx.execute(sql`
    delete from watch_tellings as telling
    using ${asRecords(freed)}
    where freed."wasTaken" and telling.cell_ids && freed."cellIds" and telling.at <= ${turnEnded(now)}
      and telling.starts_at < freed."end" and telling.ends_at > freed.start`);

const asRecords = (freed: readonly Freed[]): Sql => sql`
  jsonb_to_recordset(${JSON.stringify(freed)}::jsonb) as freed ("cellIds" uuid[], start timestamptz, "end" timestamptz, "wasTaken" boolean)`;

/** Ends what is over or has been answered by a booking of hers, and forgets what ended long ago. */
export async function endWatches(tx: Transaction, now: Instant): Promise<void> {
  await tx.execute(sql`
    update watches as watch set ended_at = ${now}
    where ended_at is null and (
      ends_at <= ${now} or exists (
        select from bookings as booking join spaces as space on space.id = booking.space_id
        where booking.applicant_id = watch.person_id and booking.requested_at >= watch.placed_at
          and (booking.state = 'approved' or booking.state = 'requested' and booking.holds_floor)
          and booking.starts_at < watch.ends_at and booking.ends_at > watch.starts_at
          and space.site_id = any (watch.site_ids) and (watch.space_ids = '{}' or space.id = any (watch.space_ids))
      )
    )`);
  // As long as facts are kept that name who was told, so that they can be found when she is erased.
  await tx.execute(sql`delete from watches where ended_at < ${now.subtract({ hours: 24 * keptDays })}`);
}

/** Those who may find something now: who watch that floor, who have just asked, and now and then everybody. */
export const findWatchers = (tx: Transaction, freed: readonly Freed[], now: Instant): Promise<WatchRow[]> =>
  tx.query<WatchRow>(sql`
    select ${watchColumns} from watches as watch
    where watch.ended_at is null and (
      watch.looked_at is null
      or exists (select from watches where ended_at is null and looked_at <= ${now.subtract({ minutes: sweepAfterMinutes })}::timestamptz)
      or exists (
        select from ${asRecords(freed)}
        where tstzrange(freed.start, freed."end") && watch.reach and exists (
          select from space_cells join spaces as space on space.id = space_id
          where cell_id = any (freed."cellIds") and space.site_id = any (watch.site_ids)
            and (watch.space_ids = '{}' or space.id = any (watch.space_ids))
        )
      )
    )
    order by watch.placed_at, watch.id`);

/** What has been told to those who still wait. */
export const findTellings = (tx: Transaction, now: Instant): Promise<Telling[]> =>
  tx.query<Telling>(sql`
    select watch.id as "watchId", watch.placed_at as "placedAt", telling.space_id as "spaceId", telling.cell_ids as "cellIds",
      telling.starts_at as "start", telling.ends_at as "end", telling.at
    from watch_tellings as telling join watches as watch on watch.id = telling.watch_id
    where watch.ended_at is null and telling.ends_at > ${now}`);
