import { showThread, toPage, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { messageColumns, seenBy, toMessageView, type MessageRow } from './message-row.js';
import { seenCase } from './seen-case.js';
import { readUntil, seenByOthers, unreadBy } from './unread.js';

type Marks = Pick<ReplyOf<typeof showThread>, 'readUntil' | 'unread' | 'seenByOthers'>;

@Answers(showThread)
export class ShowThread {
  async execute({ input, actor, db }: QueryCall<typeof showThread>): Promise<ReplyOf<typeof showThread>> {
    const { caseNumber, waitsFor, applicantId } = await seenCase(db, input.caseId, actor);
    const caseId = sql`${input.caseId}::uuid`;
    const rows = await db.query<MessageRow>(sql`
      select ${messageColumns} from messages as message
      where message.case_id = ${caseId} and message.position > ${positionAfter(input.after)} ${seenBy(actor)}
      order by message.position limit ${input.limit + 1}`);
    const marks = await db.one<Marks>(sql`
      select ${readUntil(caseId, actor)} as "readUntil", ${unreadBy(caseId, actor)} as unread, ${seenByOthers(caseId, actor)} as "seenByOthers"`);
    const { items, next } = toPage(rows, input.limit, ({ position }) => String(position));
    return { caseId: input.caseId, caseNumber, waitsFor, applicantId, items: items.map((row) => toMessageView(row, actor)), next, ...marks };
  }
}

function positionAfter(after = '0'): number {
  if (/^\d{1,9}$/.test(after)) return Number(after);
  throw new DomainError('input.invalid', {}, [{ field: 'after', code: 'invalid', message: 'not the next of a page' }]);
}
