import { isDeepStrictEqual } from 'node:util';
import { changeReason, type ReasonView, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { reasonColumns } from './reason-row.js';

@Answers(changeReason)
export class ChangeReason {
  async execute({ input, tx }: CommandCall<typeof changeReason>): Promise<ReplyOf<typeof changeReason>> {
    // Whoever is giving it has it until she is done.
    const before = await tx.maybeOne<ReasonView>(sql`select ${reasonColumns} from reasons where id = ${input.reasonId} for update`);
    if (!before) throw new DomainError('reason.not-found');
    if (before.version !== input.version) throw new DomainError('version.changed', { current: before.version });
    const { text = before.text, position = before.position, inUse = before.inUse } = input;
    const isReworded = !isDeepStrictEqual(text, before.text);
    if (isReworded && (await wasGiven(tx, before.id))) throw new DomainError('reason.given');
    if (!isReworded && position === before.position && inUse === before.inUse) return before;
    return tx.one<ReasonView>(sql`
      update reasons set text = ${JSON.stringify(text)}::jsonb, position = ${position}, in_use = ${inUse}, version = version + 1
      where id = ${before.id} returning ${reasonColumns}`);
  }
}

const wasGiven = async (tx: Transaction, id: string): Promise<boolean> =>
  (await tx.maybeOne(sql`
    select from bookings where reason_id = ${id}
    union all
    select from booking_history where details ? 'reasonId' and details ->> 'reasonId' = ${id}
    limit 1`)) !== undefined;
