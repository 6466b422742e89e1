import { liftBlock, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { blockColumns, joinPlace, toView, type BlockRow } from './block-row.js';

@Answers(liftBlock)
export class LiftBlock {
  async execute({ input, tx }: CommandCall<typeof liftBlock>): Promise<ReplyOf<typeof liftBlock>> {
    const lifted = await tx.maybeOne<BlockRow>(sql`
      with block as (delete from blocks where id = ${input.blockId} returning *)
      select ${blockColumns} from block ${joinPlace}`);
    if (!lifted) throw new DomainError('block.not-found');
    return toView(lifted);
  }
}
