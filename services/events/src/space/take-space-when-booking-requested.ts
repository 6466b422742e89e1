import type { bookingRequested } from '#contracts';
import type { Reaction } from '#messaging';
import { followBooking } from './follow-booking.js';

export class TakeSpaceWhenBookingRequested {
  static readonly reaction = 'take-space-when-booking-requested';

  async react({ event, ...call }: Reaction<typeof bookingRequested>): Promise<void> {
    await followBooking(call, event.data);
  }
}
