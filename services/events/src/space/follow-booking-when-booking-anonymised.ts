import type { bookingAnonymised } from '#contracts';
import type { Reaction } from '#messaging';
import { followBooking } from './follow-booking.js';

export class FollowBookingWhenBookingAnonymised {
  static readonly reaction = 'follow-booking-when-booking-anonymised';

  async react({ event, ...call }: Reaction<typeof bookingAnonymised>): Promise<void> {
    await followBooking(call, event.data);
  }
}
