import { removeDraft, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';

@Answers(removeDraft)
export class RemoveDraft {
  async execute({ input, actor, tx }: CommandCall<typeof removeDraft>): Promise<ReplyOf<typeof removeDraft>> {
    const removed = await tx.execute(sql`delete from drafts where person_id = ${actor.id} and id = ${input.draftId}`);
    if (removed === 0) throw new DomainError('draft.not-found');
    return { id: input.draftId };
  }
}
