import {
  approveChange, checkDoorCode, checkInBooking, declineChange, finishBooking, listChanges, requestChange, showDoorCode, swapBookings, undoCheckIn,
  withdrawChange,
} from '#contracts';
import { route } from './route.js';

const changes = { tag: 'Changes of bookings' };
const attendance = { tag: 'Attendance and doors' };

export const livingRoutes = [
  route('GET', '/booking-changes', listChanges, changes),
  route('POST', '/bookings/{bookingId}/changes', requestChange, { ...changes, status: 201 }),
  route('POST', '/booking-changes/{changeId}/approval', approveChange, changes),
  route('POST', '/booking-changes/{changeId}/decline', declineChange, changes),
  route('POST', '/booking-changes/{changeId}/withdrawal', withdrawChange, changes),
  route('POST', '/bookings/{bookingId}/swap', swapBookings, changes),

  route('POST', '/bookings/{bookingId}/check-in', checkInBooking, attendance),
  route('DELETE', '/bookings/{bookingId}/check-in', undoCheckIn, attendance),
  route('POST', '/bookings/{bookingId}/finish', finishBooking, attendance),
  route('GET', '/bookings/{bookingId}/door-code', showDoorCode, attendance),
  route('POST', '/spaces/{spaceId}/door', checkDoorCode, attendance),
];
