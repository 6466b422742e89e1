import { listFeeds, reachOf, toPage, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';
import { idAfter } from '../page-position.js';
import { feedColumns, toFeedView, type FeedRow } from './feed-row.js';

@Answers(listFeeds)
export class ListFeeds {
  async execute({ input, actor, db }: QueryCall<typeof listFeeds>): Promise<ReplyOf<typeof listFeeds>> {
    const after = idAfter(input.after);
    const rows = await db.query<FeedRow>(sql`
      select ${feedColumns} from calendar_feeds
      where true
        ${reachOf(listFeeds, actor) === 'all' ? empty : sql`and person_id = ${actor.id}`}
        ${after ? sql`and id > ${after}` : empty}
      order by id limit ${input.limit + 1}`);
    const { items, next } = toPage(rows, input.limit, ({ id }) => id);
    return { items: items.map(toFeedView), next };
  }
}
