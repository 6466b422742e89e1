import type { bookingDeclined } from '#contracts';
import type { Reaction } from '#messaging';
import { followBooking } from './follow-booking.js';

export class LoseSpaceWhenBookingDeclined {
  static readonly reaction = 'lose-space-when-booking-declined';

  async react({ event, ...call }: Reaction<typeof bookingDeclined>): Promise<void> {
    await followBooking(call, event.data);
  }
}
