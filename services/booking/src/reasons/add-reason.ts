import { addReason, type ReasonView, type ReplyOf } from '#contracts';
import { newId } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { reasonColumns } from './reason-row.js';

@Answers(addReason)
export class AddReason {
  async execute({ input, tx }: CommandCall<typeof addReason>): Promise<ReplyOf<typeof addReason>> {
    const { kind, text, position = null } = input;
    return tx.one<ReasonView>(sql`
      insert into reasons (id, kind, text, position)
      select ${newId()}::uuid, ${kind}, ${JSON.stringify(text)}::jsonb,
        coalesce(${position}::int, (select coalesce(max(position), 0) + 1 from reasons where kind = ${kind}))
      returning ${reasonColumns}`);
  }
}
