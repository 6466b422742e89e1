import { Temporal } from 'temporal-polyfill';
import type { visitorArrived } from '#contracts';
import type { Reaction } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { lockBooking } from '../bookings/find-booking.js';
import { isComingTo } from '../domain/attendance.js';
import { noteAttendance } from './note-attendance.js';

/** The first guest who is let in to a booking has come to it, whoever forgot to say so at the door of the space. */
export class CheckInWhenVisitorArrived {
  static readonly reaction = 'check-in-when-visitor-arrived';

  async react({ event, ...effects }: Reaction<typeof visitorArrived>): Promise<void> {
    const { bookingId, eventId, arrivedAt } = event.data;
    const id = bookingId ?? (eventId && (await bookingOf(effects.tx, eventId)));
    const before = id ? await lockBooking(effects.tx, id) : undefined;
    if (before?.state !== 'approved' || before.checkedInAt !== null || arrivedAt === null) return;
    const at = Temporal.Instant.from(arrivedAt);
    // Guests of a whole day may come to a booking of an hour of it.
    if (!isComingTo(before, at)) return;
    await noteAttendance(effects, { before, after: { ...before, checkedInAt: at }, change: 'check-in', actor: null });
  }
}

async function bookingOf(tx: Transaction, eventId: string): Promise<string | undefined> {
  const row = await tx.maybeOne<{ id: string }>(sql`select id from bookings where event_id = ${eventId} and state = 'approved'`);
  return row?.id;
}
