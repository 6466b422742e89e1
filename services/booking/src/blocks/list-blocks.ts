import { Temporal } from 'temporal-polyfill';
import { listBlocks, toPage, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';
import { cursorAt, positionAfter } from '../page-position.js';
import { blockColumns, joinPlace, toView, type BlockRow } from './block-row.js';

@Answers(listBlocks)
export class ListBlocks {
  async execute({ input, now, db }: QueryCall<typeof listBlocks>): Promise<ReplyOf<typeof listBlocks>> {
    const { siteId, spaceId, from, to, after, limit } = input;
    const since = from ? Temporal.Instant.from(from) : now;
    const rows = await db.query<BlockRow>(sql`
      select ${blockColumns} from blocks as block ${joinPlace}
      where block.ends_at > ${since}
        ${siteId ? sql`and space.site_id = ${siteId}` : empty} ${spaceId ? sql`and space.id = ${spaceId}` : empty}
        ${to ? sql`and block.starts_at < ${Temporal.Instant.from(to)}` : empty}
        ${after ? sql`and (block.starts_at, block.id) > ${positionAfter(after)}` : empty}
      order by block.starts_at, block.id limit ${limit + 1}`);
    const { items, next } = toPage(rows, limit, cursorAt);
    return { items: items.map(toView), next };
  }
}
