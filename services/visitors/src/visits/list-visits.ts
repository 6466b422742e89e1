import { listVisits, toPage, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';
import { findSite } from '../projections/find-site.js';
import { following } from './page-position.js';
import { byName, fromVisits, shownName, toView, visitColumns, type NamedVisit } from './visit-row.js';

const order = sql`visit.expected_from, ${byName}, visit.id`;

@Answers(listVisits)
export class ListVisits {
  async execute({ input, now, db }: QueryCall<typeof listVisits>): Promise<ReplyOf<typeof listVisits>> {
    const day = sql`
      select tstzrange(date::timestamp at time zone time_zone, (date + 1)::timestamp at time zone time_zone)
      from sites, coalesce(${input.date ?? null}::date, (${now}::timestamptz at time zone time_zone)::date) as date
      where id = ${input.siteId}`;
    const rows = await db.query<NamedVisit>(sql`
      select ${visitColumns} ${fromVisits}
      where visit.site_id = ${input.siteId} and tstzrange(visit.expected_from, visit.expected_until) && (${day})
        ${input.state === undefined ? empty : sql`and visit.state = ${input.state}`}
        ${input.search === undefined ? empty : sql`and strpos(lower(${shownName}), lower(${input.search})) > 0`}
        ${following(input.after, order, fromVisits)}
      order by ${order} limit ${input.limit + 1}`);
    if (rows.length === 0) await findSite(db, input.siteId);
    const { items, next } = toPage(rows, input.limit, ({ id }) => id);
    return { items: items.map(toView), next };
  }
}
