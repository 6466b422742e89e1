import { checkInBooking, type ReplyOf } from '#contracts';
import { hasRole } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { found, lockBooking, toAttend } from '../bookings/find-booking.js';
import { checkIn } from '../domain/attendance.js';
import { noteAttendance, toAttendance } from './note-attendance.js';

@Answers(checkInBooking)
export class CheckInBooking {
  async execute({ input, actor, ...effects }: CommandCall<typeof checkInBooking>): Promise<ReplyOf<typeof checkInBooking>> {
    const locked = await lockBooking(effects.tx, input.bookingId);
    const before = hasRole(actor, 'device') ? found(locked) : toAttend(locked, actor);
    const after = checkIn(before, effects.now);
    return toAttendance(await noteAttendance(effects, { before, after, change: 'check-in', actor }));
  }
}
