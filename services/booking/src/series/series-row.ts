import { Temporal } from 'temporal-polyfill';
import { DomainError, type Instant } from '#kernel';
import { sql, type Queryable, type Sql, type Transaction } from '#persistence';
import { bookingColumns, joinPlace, type CaseOf, type RequestedRow } from '../bookings/booking-row.js';
import { lockBookings } from '../bookings/find-booking.js';
import type { Recurrence } from '../domain/recurrence.js';

export interface SeriesRow {
  id: string;
  rrule: string;
  /** By the clocks of the site, as `2026-11-26T13:00:00`. */
  starts: string;
  minutes: number;
  timeZone: string;
  /** Occurrences that the rule yields and the series lacks, by their ids. */
  exdates: string[];
  applicantId: string | null;
  organisationId: string | null;
  requestedAt: Instant;
  version: number;
}

/** A booking that is one of a series, or is to be. */
export interface Occurring extends RequestedRow {
  seriesId: string;
  recurrenceId: string;
}

export interface OccurrenceRow extends Occurring, CaseOf {}

/** One that is asked for. */
export interface NewOccurrence extends Occurring {
  applicantId: string;
}

const local = (column: Sql) => sql`to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS')`;

const seriesColumns = sql`
  id, rrule, ${local(sql`starts`)} as starts, minutes, time_zone as "timeZone", applicant_id as "applicantId",
  organisation_id as "organisationId", requested_at as "requestedAt", version,
  array(select ${local(sql`exdate`)} from unnest(exdates) as exdate order by exdate) as exdates`;

export const findSeries = (db: Queryable, id: string): Promise<SeriesRow | undefined> =>
  db.maybeOne<SeriesRow>(sql`select ${seriesColumns} from series where id = ${id}`);

/** The series; whoever else changes anything by it waits until the transaction ends. Locked before all else. */
export const lockSeries = (tx: Transaction, id: string): Promise<SeriesRow | undefined> =>
  tx.maybeOne<SeriesRow>(sql`select ${seriesColumns} from series where id = ${id} for no key update`);

/** All of its occurrences, in order of time. */
export const occurrencesIn = (db: Queryable, seriesId: string): Promise<OccurrenceRow[]> =>
  db.query<OccurrenceRow>(sql`
    select ${bookingColumns} from bookings as booking ${joinPlace} where booking.series_id = ${seriesId} order by booking.recurrence_id`);

/** The same, and nobody else changes them until the transaction ends: in the order of their ids, the same for everybody. */
export async function lockOccurrences(tx: Transaction, seriesId: string): Promise<OccurrenceRow[]> {
  const rows = await lockBookings<OccurrenceRow>(tx, sql`series_id = ${seriesId}`);
  return rows.toSorted(byRecurrence);
}

export const byRecurrence = (one: OccurrenceRow, other: OccurrenceRow): number => (one.recurrenceId < other.recurrenceId ? -1 : 1);

export function mustStillBe(series: SeriesRow, version: number | undefined): void {
  if (version !== undefined && version !== series.version) throw new DomainError('version.changed', { current: series.version });
}

export const recurrenceOf = ({ rrule, starts, minutes, timeZone, exdates }: SeriesRow): Recurrence => ({
  rrule,
  starts: Temporal.PlainDateTime.from(starts),
  minutes,
  timeZone,
  exdates,
});
