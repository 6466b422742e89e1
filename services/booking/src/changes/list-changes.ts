import { listChanges, toPage, type ReplyOf } from '#contracts';
import { isStaff } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';
import { cursorAt, positionAfter } from '../page-position.js';
import { changeColumns, joinBooking, toChangeView, type ChangeRow } from './change-row.js';

@Answers(listChanges)
export class ListChanges {
  async execute({ input, actor, now, db }: QueryCall<typeof listChanges>): Promise<ReplyOf<typeof listChanges>> {
    const { bookingId, siteId, after } = input;
    const state = input.state ?? (bookingId === undefined ? 'asked' : undefined);
    const rows = await db.query<ChangeRow>(sql`
      select ${changeColumns} from booking_changes as change ${joinBooking}
      where true
        ${isStaff(actor) ? empty : sql`and booking.applicant_id = ${actor.id}`}
        ${bookingId === undefined ? empty : sql`and change.booking_id = ${bookingId}`}
        ${siteId === undefined ? empty : sql`and space.site_id = ${siteId}`}
        ${state === undefined ? empty : sql`and change.state = ${state}`}
        -- What has begun meanwhile cannot be otherwise any more.
        ${state === 'asked' ? sql`and change.state = 'asked' and booking.starts_at > ${now}` : empty}
        ${after === undefined ? empty : sql`and (change.asked_at, change.id) > ${positionAfter(after)}`}
      order by change.asked_at, change.id limit ${input.limit + 1}`);
    const { items, next } = toPage(rows, input.limit, ({ askedAt, id }) => cursorAt({ start: askedAt, id }));
    return { items: items.map(toChangeView), next };
  }
}
