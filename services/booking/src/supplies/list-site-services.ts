import { listSiteServices, type ReplyOf } from '#contracts';
import { isStaff } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';

type Service = ReplyOf<typeof listSiteServices>['services'][number];

@Answers(listSiteServices)
export class ListSiteServices {
  async execute({ input, actor, db }: QueryCall<typeof listSiteServices>): Promise<ReplyOf<typeof listSiteServices>> {
    const services = await db.query<Service>(sql`
      select id, site_id as "siteId", slug, name, description, lead_minutes as "leadMinutes",
        opens_earlier_minutes as "opensEarlierMinutes", case when ${isStaff(actor)} then responsible_id end as "responsibleId", version
      from site_services where site_id = ${input.siteId} and in_use order by slug`);
    return { services };
  }
}
