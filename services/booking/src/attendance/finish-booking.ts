import { finishBooking, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { lockBookingAndCells, mustStillBe, toAttend } from '../bookings/find-booking.js';
import { finish } from '../domain/attendance.js';
import { noteAttendance, toAttendance } from './note-attendance.js';

@Answers(finishBooking)
export class FinishBooking {
  async execute({ input, actor, ...effects }: CommandCall<typeof finishBooking>): Promise<ReplyOf<typeof finishBooking>> {
    const before = toAttend(await lockBookingAndCells(effects.tx, input.bookingId), actor);
    mustStillBe(before, input.version);
    const after = finish(before, effects.now);
    return toAttendance(await noteAttendance(effects, { before, after, change: 'finish', actor }));
  }
}
