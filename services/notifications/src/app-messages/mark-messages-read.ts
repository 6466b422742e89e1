import { markMessagesRead, messageRead, type InputOf, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql, type Sql } from '#persistence';
import { forgottenOf, lockPerson } from '../people/forgotten.js';
import { countUnread } from './count-unread.js';

/** What is nobody's, or another's, is passed over: whoever asks learns nothing of it. */
@Answers(markMessagesRead)
export class MarkMessagesRead {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof markMessagesRead>): Promise<ReplyOf<typeof markMessagesRead>> {
    const named = namedBy(input);
    await lockPerson(tx, actor.id, 'shared');
    if ((await forgottenOf(tx, [actor.id])).has(actor.id)) throw new DomainError('person.erased');
    const read = await tx.execute(sql`
      update deliveries set read_at = ${now} where person_id = ${actor.id} and channel = 'app' and read_at is null and ${named}`);
    const unread = await countUnread(tx, actor.id);
    if (read > 0) {
      const data = { personId: actor.id, deliveryIds: input.messageIds ?? [], upTo: input.upTo ?? null, unread };
      publish(messageRead, { aggregateId: actor.id, aggregateVersion: 1, data });
    }
    return { unread };
  }
}

/** @throws DomainError where not exactly one of the two is said */
function namedBy({ messageIds, upTo }: InputOf<typeof markMessagesRead>): Sql {
  if (messageIds !== undefined && upTo === undefined) return sql`id = any (${messageIds}::uuid[])`;
  if (messageIds === undefined && upTo !== undefined) return sql`id <= ${upTo}`;
  throw new DomainError('input.invalid', {}, [{ field: 'messageIds', code: 'invalid', message: 'either these or upTo' }]);
}
