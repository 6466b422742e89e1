import { Temporal } from 'temporal-polyfill';
import { instant, listBookings, toPage, type ReplyOf } from '#contracts';
import { DomainError, hasRole, isId, isStaff } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql, type Sql } from '#persistence';
import { bookingColumns, joinPlace, toView, type BookingRow } from './booking-row.js';

@Answers(listBookings)
export class ListBookings {
  async execute({ input, actor, db }: QueryCall<typeof listBookings>): Promise<ReplyOf<typeof listBookings>> {
    const seesAll = isStaff(actor) || hasRole(actor, 'reception');
    const rows = await db.query<BookingRow>(sql`
      select ${bookingColumns} from bookings as booking ${joinPlace}
      where true
        ${seesAll ? empty : sql`and booking.applicant_id = ${actor.id}`}
        ${where(input.state, (state) => sql`booking.state = ${state}`)}
        ${where(input.siteId, (siteId) => sql`space.site_id = ${siteId}`)}
        ${where(input.spaceId, (spaceId) => sql`booking.space_id = ${spaceId}`)}
        ${where(input.from, (from) => sql`booking.ends_at > ${Temporal.Instant.from(from)}`)}
        ${where(input.to, (to) => sql`booking.starts_at < ${Temporal.Instant.from(to)}`)}
        ${where(input.after, (after) => sql`(booking.starts_at, booking.id) > ${position(after)}`)}
      order by booking.starts_at, booking.id limit ${input.limit + 1}`);
    const { items, next } = toPage(rows, input.limit, cursor);
    return { items: items.map(toView), next };
  }
}

const where = <T>(value: T | undefined, condition: (value: T) => Sql): Sql =>
  value === undefined ? empty : sql`and ${condition(value)}`;

const cursor = ({ start, id }: BookingRow): string => Buffer.from(`${start.toString()} ${id}`).toString('base64url');

function position(after: string): Sql {
  const [start, id, ...rest] = Buffer.from(after, 'base64url').toString().split(' ');
  if (isInstant(start) && isId(id) && rest.length === 0) return sql`(${start}::timestamptz, ${id}::uuid)`;
  throw new DomainError('input.invalid', {}, [{ field: 'after', code: 'invalid', message: 'not the next of a page' }]);
}

const isInstant = (text: unknown): text is string => instant().safeParse(text).success;
