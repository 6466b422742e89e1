import { Temporal } from 'temporal-polyfill';
import { listVisits, toPage, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';
import { endOfDay, localDay, startOfDay } from '../domain/time.js';
import { findSite } from '../projections/find-site.js';
import { following } from './page-position.js';
import { byName, fromVisits, shownName, toView, visitColumns, type NamedVisit } from './visit-row.js';

const order = sql`visit.expected_from, ${byName}, visit.id`;

@Answers(listVisits)
export class ListVisits {
  async execute({ input, now, db }: QueryCall<typeof listVisits>): Promise<ReplyOf<typeof listVisits>> {
    const { timeZone } = await findSite(db, input.siteId);
    const day = input.date === undefined ? localDay(now, timeZone) : Temporal.PlainDate.from(input.date);
    const rows = await db.query<NamedVisit>(sql`
      select ${visitColumns} ${fromVisits}
      where visit.site_id = ${input.siteId}
        and visit.expected_from < ${endOfDay(day, timeZone)} and visit.expected_until > ${startOfDay(day, timeZone)}
        ${input.state === undefined ? empty : sql`and visit.state = ${input.state}`}
        ${input.search === undefined ? empty : sql`and strpos(lower(${shownName}), lower(${input.search})) > 0`}
        ${following(input.after, order, fromVisits)}
      order by ${order} limit ${input.limit + 1}`);
    const { items, next } = toPage(rows, input.limit, ({ id }) => id);
    return { items: items.map(toView), next };
  }
}
