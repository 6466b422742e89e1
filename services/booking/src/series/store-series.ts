import { sql, type Transaction } from '#persistence';
import type { SeriesRow } from './series-row.js';

export async function insertSeries(tx: Transaction, series: SeriesRow): Promise<void> {
  await tx.execute(sql`
    insert into series (id, rrule, starts, minutes, time_zone, exdates, applicant_id, organisation_id, requested_at, version)
    values (${series.id}, ${series.rrule}, ${series.starts}, ${series.minutes}, ${series.timeZone}, ${series.exdates}::timestamp[],
      ${series.applicantId}, ${series.organisationId}, ${series.requestedAt}, ${series.version})`);
}

/** Stores what may change of a series that the caller has locked. @returns it with its next version */
export async function updateSeries(tx: Transaction, series: SeriesRow): Promise<SeriesRow> {
  const version = series.version + 1;
  await tx.execute(sql`
    update series set rrule = ${series.rrule}, starts = ${series.starts}, minutes = ${series.minutes},
      exdates = ${series.exdates}::timestamp[], version = ${version}
    where id = ${series.id}`);
  return { ...series, version };
}
