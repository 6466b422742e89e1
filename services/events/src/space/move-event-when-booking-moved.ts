import type { bookingMoved } from '#contracts';
import type { Reaction } from '#messaging';
import { followBooking } from './follow-booking.js';

export class MoveEventWhenBookingMoved {
  static readonly reaction = 'move-event-when-booking-moved';

  async react({ event, ...call }: Reaction<typeof bookingMoved>): Promise<void> {
    await followBooking(call, event.data);
  }
}
