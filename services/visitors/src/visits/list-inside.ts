import { listInside, toPage, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { findSite } from '../projections/find-site.js';
import { following } from './page-position.js';
import { byName, fromVisits, toView, visitColumns, type NamedVisit } from './visit-row.js';

const order = sql`${byName}, visit.id`;

@Answers(listInside)
export class ListInside {
  async execute({ input, db }: QueryCall<typeof listInside>): Promise<ReplyOf<typeof listInside>> {
    const rows = await db.query<NamedVisit>(sql`
      select ${visitColumns} ${fromVisits}
      where visit.inside_site_id = ${input.siteId} and visit.state = 'inside' ${following(input.after, order, fromVisits)}
      order by ${order} limit ${input.limit + 1}`);
    // Whoever is inside is listed, even if nothing has been told of the site yet.
    if (rows.length === 0) await findSite(db, input.siteId);
    const { items, next } = toPage(rows, input.limit, ({ id }) => id);
    return { items: items.map(toView), next };
  }
}
