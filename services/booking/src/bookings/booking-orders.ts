import { Temporal } from 'temporal-polyfill';
import { DomainError, isId } from '#kernel';
import { sql, type Sql } from '#persistence';
import type { BookingState } from '../domain/booking-states.js';
import { cursorAt, isInstant, positionAfter } from '../page-position.js';
import type { BookingRow } from './booking-row.js';

/** How bookings are listed, and how it is said after which of them a page begins. */
export interface BookingOrder {
  /** Which are listed when nobody says. */
  state?: BookingState;
  by: Sql;
  /** What a position is compared with. */
  columns: Sql;
  cursor: (row: BookingRow) => string;
  /** @throws DomainError where `after` is not the `next` of a page */
  position: (after: string) => Sql;
}

const byStart: BookingOrder = {
  by: sql`booking.starts_at, booking.id`,
  columns: sql`(booking.starts_at, booking.id)`,
  cursor: cursorAt,
  position: positionAfter,
};

/** The highest first, and of those whoever asked first. */
const byPriority: BookingOrder = {
  state: 'requested',
  by: sql`-booking.priority, booking.requested_at, booking.id`,
  columns: sql`(-booking.priority, booking.requested_at, booking.id)`,
  cursor: ({ priority, requestedAt, id }) => written(String(priority), requestedAt.toString(), id),
  position(after) {
    const [priority, requestedAt, id, ...rest] = read(after);
    if (/^\d$/.test(priority ?? '') && isInstant(requestedAt) && isId(id) && rest.length === 0) {
      return sql`(-${priority}::integer, ${Temporal.Instant.from(requestedAt)}::timestamptz, ${id}::uuid)`;
    }
    throw noPosition();
  },
};

export const bookingOrders = { start: byStart, priority: byPriority };

const written = (...parts: string[]): string => Buffer.from(parts.join(' ')).toString('base64url');
const read = (after: string): string[] => Buffer.from(after, 'base64url').toString().split(' ');

const noPosition = () =>
  new DomainError('input.invalid', {}, [{ field: 'after', code: 'invalid', message: 'not the next of a page' }]);
