import { revealDoorCode, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { findBooking, found } from '../bookings/find-booking.js';
import { doorCodeOf } from './door-code-of.js';
import { DoorKey } from './door-key.js';

@Answers(revealDoorCode)
export class RevealDoorCode {
  constructor(private readonly key: DoorKey) {}

  async execute({ input, now, db }: QueryCall<typeof revealDoorCode>): Promise<ReplyOf<typeof revealDoorCode>> {
    const { code, booking } = await doorCodeOf(db, this.key, found(await findBooking(db, input.bookingId)), now);
    return { code, start: booking.start.toString(), end: booking.end.toString() };
  }
}
