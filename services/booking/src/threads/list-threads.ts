import { listThreads, type ReplyOf } from '#contracts';
import type { Instant } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { unreadBy } from './unread.js';

type Item = ReplyOf<typeof listThreads>['items'][number];

@Answers(listThreads)
export class ListThreads {
  async execute({ actor, db }: QueryCall<typeof listThreads>): Promise<ReplyOf<typeof listThreads>> {
    const threads = await db.query<Omit<Item, 'lastAt'> & { lastAt: Instant }>(sql`
      select item.id as "caseId", item.number as "caseNumber", item.waits_for as "waitsFor", item.title, last.at as "lastAt",
        ${unreadBy(sql`item.id`, actor)} as unread
      from (
        select distinct on (booking.case_id) item.id, item.number, item.waits_for, booking.title
        from bookings as booking join cases as item on item.id = booking.case_id
        where booking.applicant_id = ${actor.id} order by booking.case_id, booking.starts_at
      ) as item
      join lateral (
        select at from messages where case_id = item.id and not is_internal order by position desc limit 1
      ) as last on true
      order by last.at desc, item.id limit 100`);
    return { items: threads.map((thread) => ({ ...thread, lastAt: thread.lastAt.toString() })) };
  }
}
