import { undoCheckIn, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { found, lockBooking, mustStillBe } from '../bookings/find-booking.js';
import { undoCheckIn as undone } from '../domain/attendance.js';
import { noteAttendance, toAttendance } from './note-attendance.js';

@Answers(undoCheckIn)
export class UndoCheckIn {
  async execute({ input, actor, ...effects }: CommandCall<typeof undoCheckIn>): Promise<ReplyOf<typeof undoCheckIn>> {
    const before = found(await lockBooking(effects.tx, input.bookingId));
    mustStillBe(before, input.version);
    const after = undone(before, effects.now);
    return toAttendance(await noteAttendance(effects, { before, after, change: 'undo-check-in', actor }));
  }
}
