import { reachOf, revokeFeed, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { empty, sql } from '#persistence';
import { feedColumns, toFeedView, type FeedRow } from './feed-row.js';

@Answers(revokeFeed)
export class RevokeFeed {
  async execute({ input, actor, tx }: CommandCall<typeof revokeFeed>): Promise<ReplyOf<typeof revokeFeed>> {
    const feed = await tx.maybeOne<FeedRow>(sql`
      delete from calendar_feeds
      where id = ${input.feedId} ${reachOf(revokeFeed, actor) === 'all' ? empty : sql`and person_id = ${actor.id}`}
      returning ${feedColumns}`);
    if (!feed) throw new DomainError('feed.not-found');
    return toFeedView(feed);
  }
}
