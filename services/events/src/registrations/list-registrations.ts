import { listRegistrations, reachOf, toPage, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';
import { findEvents } from '../events/event-row.js';
import { registrationColumns, toView, type RegistrationRow } from './registration-row.js';

@Answers(listRegistrations)
export class ListRegistrations {
  async execute({ input, actor, db }: QueryCall<typeof listRegistrations>): Promise<ReplyOf<typeof listRegistrations>> {
    const rows = await db.query<RegistrationRow & { position: number }>(sql`
      select ${registrationColumns}, registration.position from registrations as registration
      where true
        ${reachOf(listRegistrations, actor) === 'all' ? empty : sql`and registration.attendee_id = ${actor.id}`}
        ${input.eventId === undefined ? empty : sql`and registration.event_id = ${input.eventId}`}
        ${input.state === undefined ? empty : sql`and registration.state = ${input.state}`}
        ${input.after === undefined ? empty : sql`and registration.position > ${positionAfter(input.after)}`}
      order by registration.position limit ${input.limit + 1}`);
    const { items, next } = toPage(rows, input.limit, ({ position }) => String(position));
    const events = await findEvents(db, sql`where event.id = any (${items.map(({ eventId }) => eventId)}::uuid[])`);
    const eventOf = new Map(events.map((event) => [event.id, event]));
    return { items: items.map((row) => toView(row, eventOf.get(row.eventId)!)), next };
  }
}

function positionAfter(after: string): number {
  if (/^\d{1,15}$/.test(after)) return Number(after);
  throw new DomainError('input.invalid', {}, [{ field: 'after', code: 'invalid', message: 'not the next of a page' }]);
}
