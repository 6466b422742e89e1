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
      select site.id as "siteId", site.name as "siteName", site.time_zone as "timeZone",
        (select count(*) from visits where inside_site_id = site.id and state = 'inside') as inside,
        (select count(*) from visits
         where site_id = site.id and state = 'expected'
           and tstzrange(expected_from, expected_until) && tstzrange(${now}, ${endOfToday})) as expected
      from sites as site
      ${input.siteId === undefined ? empty : sql`where site.id = ${input.siteId}`}
      order by site.id`);
    if (input.siteId !== undefined && sites.length === 0) throw new DomainError('site.not-found');
    return { at: now.toString(), sites };
  }
}
