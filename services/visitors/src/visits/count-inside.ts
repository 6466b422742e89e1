import { countInside, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';

type Occupancy = ReplyOf<typeof countInside>['sites'][number];

@Answers(countInside)
export class CountInside {
  async execute({ input, now, db }: QueryCall<typeof countInside>): Promise<ReplyOf<typeof countInside>> {
    const endOfToday = sql`((${now}::timestamptz at time zone site.time_zone)::date + 1)::timestamp at time zone site.time_zone`;
    const sites = await db.query<Occupancy>(sql`
      select site.id as "siteId", site.name as "siteName",
        count(visit.id) filter (where visit.state = 'inside') as inside,
        count(visit.id) filter (where visit.state = 'expected') as expected
      from sites as site
      left join visits as visit on visit.site_id = site.id and (
        visit.state = 'inside'
        or (visit.state = 'expected' and visit.expected_until > ${now} and visit.expected_from < ${endOfToday})
      )
      ${input.siteId === undefined ? empty : sql`where site.id = ${input.siteId}`}
      group by site.id order by site.id`);
    if (input.siteId !== undefined && sites.length === 0) throw new DomainError('site.not-found');
    return { at: now.toString(), sites };
  }
}
