import type { bookingWithdrawn } from '#contracts';
import type { Reaction } from '#messaging';
import { followBooking } from './follow-booking.js';

export class LoseSpaceWhenBookingWithdrawn {
  static readonly reaction = 'lose-space-when-booking-withdrawn';

  async react({ event, ...call }: Reaction<typeof bookingWithdrawn>): Promise<void> {
    await followBooking(call, event.data);
  }
}
