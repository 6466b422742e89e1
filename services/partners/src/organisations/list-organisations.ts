import { listOrganisations, reachOf, toPage, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';
import { idAfter } from '../page-position.js';
import { organisationColumns, toView, type OrganisationRow } from './organisation-rows.js';
import { isHers } from './within-reach.js';

// Å, Ä and Ö come last, in this order.
const alphabet = sql`collate "sv-x-icu"`;

@Answers(listOrganisations)
export class ListOrganisations {
  async execute({ input, actor, db }: QueryCall<typeof listOrganisations>): Promise<ReplyOf<typeof listOrganisations>> {
    const after = idAfter(input.after);
    const rows = await db.query<OrganisationRow>(sql`
      select ${organisationColumns} from organisations as organisation
      where ${reachOf(listOrganisations, actor) === 'all' ? sql`true` : isHers(actor)}
        ${input.search ? sql`and strpos(lower(organisation.name), lower(${input.search})) > 0` : empty}
        ${after ? sql`and (name ${alphabet}, id) > (select name ${alphabet}, id from organisations where id = ${after})` : empty}
      order by name ${alphabet}, id limit ${input.limit + 1}`);
    return toPage(rows.map(toView), input.limit, ({ id }) => id);
  }
}
