import { revealOrganisationName, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';

@Answers(revealOrganisationName)
export class RevealOrganisationName {
  async execute({ input, db }: QueryCall<typeof revealOrganisationName>): Promise<ReplyOf<typeof revealOrganisationName>> {
    const organisation = await db.maybeOne<{ name: string }>(sql`select name from organisations where id = ${input.organisationId}`);
    if (!organisation) throw new DomainError('organisation.not-found');
    return organisation;
  }
}
