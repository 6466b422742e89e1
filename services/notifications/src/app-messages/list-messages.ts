import { Inject } from '@nestjs/common';
import { listMessages, toPage, type ReplyOf } from '#contracts';
import { DomainError, isId } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql, type Queryable } from '#persistence';
import { SETTINGS } from '#platform';
import { MessageTable } from '../announcing/message-table.js';
import type { Language } from '../domain/message.js';
import type { Settings } from '../settings.js';
import { appMessageColumns, toAppMessage, type AppMessageRow, type Reading } from './app-message.js';
import { countUnread } from './count-unread.js';

@Answers(listMessages)
export class ListMessages {
  constructor(
    private readonly table: MessageTable,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async execute({ input, actor, db }: QueryCall<typeof listMessages>): Promise<ReplyOf<typeof listMessages>> {
    if (input.after !== undefined && !isId(input.after)) {
      throw new DomainError('input.invalid', {}, [{ field: 'after', code: 'invalid', message: 'not a cursor of this list' }]);
    }
    if (!isId(actor.id)) return { items: [], next: null, unread: 0 };
    const rows = await db.query<AppMessageRow>(sql`
      select ${appMessageColumns} from deliveries
      where person_id = ${actor.id} and channel = 'app'
        ${input.isUnread === undefined ? empty : sql`and (read_at is null) = ${input.isUnread}`}
        ${input.after === undefined ? empty : sql`and id < ${input.after}`}
      order by id desc limit ${input.limit + 1}`);
    const reading = await this.readingOf(db, actor.id);
    const items = rows.map((row) => toAppMessage(row, this.table.find(row.name), reading));
    return { ...toPage(items, input.limit, ({ id }) => id), unread: await countUnread(db, actor.id) };
  }

  private async readingOf(db: Queryable, personId: string): Promise<Reading> {
    const person = await db.maybeOne<{ language: Language }>(sql`select language from people where id = ${personId}`);
    const { PUBLIC_URL, MAIL_FROM } = this.settings;
    return { language: person?.language ?? 'sv', publicUrl: PUBLIC_URL.replace(/\/$/, ''), house: MAIL_FROM.name };
  }
}
