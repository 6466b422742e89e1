import { listEvents, toPage, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';
import { findEvents } from './event-row.js';
import { toView } from './event-views.js';
import { beyond, cursor } from './page-position.js';

@Answers(listEvents)
export class ListEvents {
  async execute({ input, db }: QueryCall<typeof listEvents>): Promise<ReplyOf<typeof listEvents>> {
    const rows = await findEvents(db, sql`
      where true
        ${input.state === undefined ? empty : sql`and event.state = ${input.state}`}
        ${input.siteId === undefined ? empty : sql`and (event.place ->> 'siteId')::uuid = ${input.siteId}`}
        ${input.from === undefined ? empty : sql`and event.ends_at > ${input.from}`}
        ${input.to === undefined ? empty : sql`and event.starts_at < ${input.to}`}
        ${input.after === undefined ? empty : beyond(input.after)}
      order by event.starts_at, event.id limit ${input.limit + 1}`);
    const { items, next } = toPage(rows, input.limit, cursor);
    return { items: items.map(toView), next };
  }
}
