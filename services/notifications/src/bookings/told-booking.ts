import type { BookingSnapshot } from '#contracts';
import type { ToldBooking } from '../domain/told.js';

/** A booking as it is kept until it is told. */
export const toldBooking = ({
  bookingId, state, title, people, siteName, address, spaceName, timeZone, start, end, reason, caseNumber, listedReason = null, isNoShow = false,
  isCancelledLate = false, seriesId = null, recurrenceId = null, version,
}: BookingSnapshot): ToldBooking => ({
  bookingId, state, title, people, siteName, address, spaceName, timeZone, start, end, reason, caseNumber, listedReason, isNoShow,
  isCancelledLate, seriesId, recurrenceId, version,
});
