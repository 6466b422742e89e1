import { showDoorCode, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { findBooking, toAttend } from '../bookings/find-booking.js';
import { validity } from '../domain/door-codes.js';
import { doorCodeOf } from './door-code-of.js';
import { DoorKey } from './door-key.js';

@Answers(showDoorCode)
export class ShowDoorCode {
  constructor(private readonly key: DoorKey) {}

  async execute({ input, actor, now, db }: QueryCall<typeof showDoorCode>): Promise<ReplyOf<typeof showDoorCode>> {
    const { bookingId } = input;
    const { code, booking } = await doorCodeOf(db, this.key, toAttend(await findBooking(db, bookingId), actor), now);
    const valid = validity(booking);
    return { bookingId, code, validFrom: valid.start.toString(), validUntil: valid.end.toString() };
  }
}
