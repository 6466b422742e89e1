import { Temporal } from 'temporal-polyfill';
import { listBookings, toPage, type InputOf, type ReplyOf } from '#contracts';
import { hasRole, isStaff } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql, type Sql } from '#persistence';
import { bookingColumns, joinPlace, toView, type BookingRow } from './booking-row.js';
import { bookingOrders, type BookingOrder } from './booking-orders.js';

@Answers(listBookings)
export class ListBookings {
  async execute({ input, actor, db }: QueryCall<typeof listBookings>): Promise<ReplyOf<typeof listBookings>> {
    const seesAll = isStaff(actor) || hasRole(actor, 'reception');
    const order: BookingOrder = bookingOrders[input.sort];
    const rows = await db.query<BookingRow>(sql`
      select ${bookingColumns} from bookings as booking ${joinPlace}
      where true
        ${seesAll ? empty : sql`and booking.applicant_id = ${actor.id}`}
        ${where(input.state ?? order.state, stateIs)}
        ${where(input.siteId, (siteId) => sql`space.site_id = ${siteId}`)}
        ${where(input.spaceId, (spaceId) => sql`booking.space_id = ${spaceId}`)}
        ${where(input.organisationId, (organisationId) => sql`booking.organisation_id = ${organisationId}`)}
        ${where(input.seriesId, (seriesId) => sql`booking.series_id = ${seriesId}`)}
        ${where(input.secondApproval, () => sql`booking.state = 'requested' and booking.first_approved_at is not null`)}
        ${where(input.from, (from) => endsAfter(Temporal.Instant.from(from)))}
        ${where(input.to, (to) => sql`booking.starts_at < ${Temporal.Instant.from(to)}`)}
        ${where(input.after, (after) => sql`${order.columns} > ${order.position(after)}`)}
      order by ${order.by} limit ${input.limit + 1}`);
    const { items, next } = toPage(rows, input.limit, order.cursor);
    return { items: items.map(toView), next };
  }
}

const where = <T>(value: T | undefined, condition: (value: T) => Sql): Sql =>
  value === undefined ? empty : sql`and ${condition(value)}`;

// The index of what waits is used where the statement itself says so.
const stateIs = (state: NonNullable<InputOf<typeof listBookings>['state']>): Sql =>
  state === 'requested' ? sql`booking.state = 'requested'` : sql`booking.state = ${state}`;

// Nearly all that is not over by then began at most a day before it: only what takes longer need be looked for further back, and
// of that there is little.
const endsAfter = (from: Temporal.Instant): Sql => sql`
  booking.ends_at > ${from} and booking.starts_at >= least(${from}::timestamptz - interval '1 day', (
    select min(starts_at) from bookings where ends_at > ${from}::timestamptz and ends_at - starts_at > interval '1 day'
  ))`;
