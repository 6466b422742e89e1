import { searchRegister, toPage, type RegisterEntry, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { cursorAt } from '../page-position.js';
import { namedBy } from './named-by.js';
import { foundCases, type Named } from './register-branches.js';
import { entryColumns, joinEntry } from './register-entry.js';

const nothing: Named = { within: undefined, organisations: [], spaces: [], reasons: [] };

@Answers(searchRegister)
export class SearchRegister {
  async execute({ input, db }: QueryCall<typeof searchRegister>): Promise<ReplyOf<typeof searchRegister>> {
    const isPlain = input.q === undefined && input.siteId === undefined && input.spaceId === undefined;
    const found = foundCases(input, isPlain ? nothing : await namedBy(db, input));
    if (!found) return { items: [], next: null };
    const rows = await db.query<RegisterEntry>(sql`
      ${found} select ${entryColumns} from found join cases on cases.id = found.id ${joinEntry}
      order by found.received_at desc, found.id desc`);
    return toPage(rows, input.limit, ({ receivedAt, id }) => cursorAt({ start: receivedAt, id }));
  }
}
