import { z } from 'zod';
import { command, fact } from '../define.js';
import { id, instant, version } from '../fields.js';
import { bookingSnapshot, bookingState, exampleIds } from './views.js';

const named = { bookingId: id() };

/** Who came to a booking, as far as a door panel may know of it. */
export const attendanceView = z
  .strictObject({
    bookingId: id(),
    state: bookingState,
    start: instant(),
    end: instant(),
    checkedInAt: instant().nullable(),
    finishedAt: instant().nullable(),
    version: version(),
  })
  .meta({ id: 'Attendance' });
export type AttendanceView = z.output<typeof attendanceView>;

export const checkInBooking = command({
  subject: 'booking.attendance.check-in',
  summary: 'Note that somebody has come to a booking, from half an hour before it begins until it ends; noted again it stays as it was',
  serves: { booker: 'own', reception: 'all', staff: 'all', admin: 'all', device: 'all' },
  input: z.strictObject({ ...named }),
  reply: attendanceView,
  errors: ['booking.not-found', 'booking.illegal-transition', 'booking.check-in-too-early', 'booking.over'],
  example: { bookingId: exampleIds.booking },
});

export const undoCheckIn = command({
  subject: 'booking.attendance.undo-check-in',
  summary: 'Take back that somebody has come, where that was noted by mistake',
  serves: { reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({ ...named, version: version().optional() }),
  reply: attendanceView,
  errors: ['booking.not-found', 'booking.illegal-transition', 'booking.not-checked-in', 'booking.over', 'version.changed'],
  example: { bookingId: exampleIds.booking },
});

export const finishBooking = command({
  subject: 'booking.attendance.finish',
  summary: 'End a booking that has begun before its time: what is left of it is free at once, after clearing up; ended again it stays as it was',
  serves: { booker: 'own', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({ ...named, version: version().optional() }),
  reply: attendanceView,
  errors: ['booking.not-found', 'booking.illegal-transition', 'booking.not-begun', 'booking.over', 'version.changed'],
  example: { bookingId: exampleIds.booking },
});

export const attendanceNoted = fact({
  type: 'domain.booking.attendance-noted.v1',
  summary: 'Somebody has come to a booking or left it before its end, or it was taken back that somebody had come',
  data: bookingSnapshot,
});
