import type { bookingApproved } from '#contracts';
import type { Reaction } from '#messaging';
import { followBooking } from './follow-booking.js';

export class TakeSpaceWhenBookingApproved {
  static readonly reaction = 'take-space-when-booking-approved';

  async react({ event, ...call }: Reaction<typeof bookingApproved>): Promise<void> {
    await followBooking(call, event.data);
  }
}
