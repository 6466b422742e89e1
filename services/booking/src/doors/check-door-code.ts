import { checkDoorCode, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { noteAttendance } from '../attendance/note-attendance.js';
import { lockBooking } from '../bookings/find-booking.js';
import { checkIn } from '../domain/attendance.js';
import { isGood, openingFor } from '../domain/door-codes.js';
import { doorBookingsAt } from './door-bookings.js';
import { DoorKey } from './door-key.js';
import { countTry, forgetTries } from './door-tries.js';

@Answers(checkDoorCode)
export class CheckDoorCode {
  constructor(private readonly key: DoorKey) {}

  // A wrong code is an answer and no refusal: what is refused is rolled back, and the try would not be counted.
  async execute({ input, actor, ...effects }: CommandCall<typeof checkDoorCode>): Promise<ReplyOf<typeof checkDoorCode>> {
    const { now, tx } = effects;
    const { spaceId, code } = input;
    if (!(await tx.maybeOne(sql`select from spaces where id = ${spaceId}`))) throw new DomainError('space.not-found');
    await countTry(tx, { device: actor.id, spaceId }, now);
    const opening = openingFor(code, await doorBookingsAt(tx, spaceId, now), this.key.candidate, now);
    if (!opening.opens) {
      return { ...closed, why: opening.why, validFrom: opening.why === 'not-yet' ? opening.from.toString() : null };
    }
    const before = await lockBooking(tx, opening.booking.id);
    // It may have been given back, or ended, while somebody stood at the door.
    const isStillHers = before?.state === 'approved' && before.start.equals(opening.booking.start) && isGood(before, now);
    if (!isStillHers) return { ...closed, why: 'over' };
    await noteAttendance(effects, { before, after: checkIn(before, now), change: 'check-in', actor });
    await forgetTries(tx, { device: actor.id, spaceId });
    return { opens: true, why: null, bookingId: before.id, validFrom: null, validUntil: before.end.toString() };
  }
}

const closed = { opens: false, bookingId: null, validFrom: null, validUntil: null };
