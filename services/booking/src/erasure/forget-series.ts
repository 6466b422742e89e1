import { seriesAnonymised } from '#contracts';
import type { Publish } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { isOnHold } from '../retention/case-holds.js';
import { findSeries, occurrencesIn } from '../series/series-row.js';
import { toSeriesSnapshot } from '../series/series-views.js';

/** The series that she has asked for; before their bookings, as whoever changes one locks it. */
export async function lockSeriesOf(tx: Transaction, personId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select id from series
    where applicant_id = ${personId}
      -- One that was split off is of the same case.
      and not exists (select from bookings where series_id = series.id and ${isOnHold(sql`bookings.case_id`)})
    order by id for no key update`);
  return rows.map(({ id }) => id);
}

/** Tells how each of them stands without her, when that is done for its bookings. */
export async function forgetSeries(tx: Transaction, publish: Publish, seriesIds: readonly string[]): Promise<void> {
  await tx.execute(sql`update series set applicant_id = null, version = version + 1 where id = any (${seriesIds}::uuid[])`);
  for (const id of seriesIds) {
    const series = (await findSeries(tx, id))!;
    const data = toSeriesSnapshot(series, await occurrencesIn(tx, id), { news: new Set() });
    publish(seriesAnonymised, { aggregateId: id, aggregateVersion: series.version, data });
  }
}
