import type { bookingCancelled } from '#contracts';
import type { Reaction } from '#messaging';
import { followBooking } from './follow-booking.js';

export class LoseSpaceWhenBookingCancelled {
  static readonly reaction = 'lose-space-when-booking-cancelled';

  async react({ event, ...call }: Reaction<typeof bookingCancelled>): Promise<void> {
    await followBooking(call, event.data);
  }
}
