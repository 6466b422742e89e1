import { showDoorCode, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { findBooking, toAttend } from '../bookings/find-booking.js';
import { codeOf, shownFrom, validity } from '../domain/door-codes.js';
import { isBefore } from '../domain/interval.js';
import { findDoorBooking } from './door-bookings.js';
import { DoorKey } from './door-key.js';

@Answers(showDoorCode)
export class ShowDoorCode {
  constructor(private readonly key: DoorKey) {}

  async execute({ input, actor, now, db }: QueryCall<typeof showDoorCode>): Promise<ReplyOf<typeof showDoorCode>> {
    const { id, state, start, end } = toAttend(await findBooking(db, input.bookingId), actor);
    if (state !== 'approved') throw new DomainError('door-code.not-approved', { state });
    if (!isBefore(now, end)) throw new DomainError('door-code.over', { end: end.toString() });
    const from = shownFrom({ id, start });
    if (isBefore(now, from)) throw new DomainError('door-code.not-yet', { from: from.toString() });
    const booking = await findDoorBooking(db, id);
    if (!booking) throw new DomainError('booking.not-found');
    const valid = validity(booking);
    const code = codeOf(booking, this.key.candidate);
    return { bookingId: id, code, validFrom: valid.start.toString(), validUntil: valid.end.toString() };
  }
}
