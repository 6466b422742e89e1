import { getOrganisation, reachOf, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { organisationColumns, toView, type OrganisationRow } from './organisation-rows.js';
import { isHers } from './within-reach.js';

@Answers(getOrganisation)
export class GetOrganisation {
  async execute({ input, actor, db }: QueryCall<typeof getOrganisation>): Promise<ReplyOf<typeof getOrganisation>> {
    const organisation = await db.maybeOne<OrganisationRow>(sql`
      select ${organisationColumns} from organisations as organisation
      where organisation.id = ${input.organisationId} and ${reachOf(getOrganisation, actor) === 'all' ? sql`true` : isHers(actor)}`);
    if (!organisation) throw new DomainError('organisation.not-found');
    return toView(organisation);
  }
}
