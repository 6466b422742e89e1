import { getDraft, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { draftColumns, toDraftView, type DraftRow } from './draft-row.js';

@Answers(getDraft)
export class GetDraft {
  async execute({ input, actor, db }: QueryCall<typeof getDraft>): Promise<ReplyOf<typeof getDraft>> {
    const draft = await db.maybeOne<DraftRow>(sql`
      select ${draftColumns} from drafts where person_id = ${actor.id} and id = ${input.draftId}`);
    if (!draft) throw new DomainError('draft.not-found');
    return toDraftView(draft);
  }
}
