import { compareRequests, type ComparedRequest, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { toView } from '../bookings/booking-row.js';
import { takesFloor } from '../bookings/pools.js';
import type { Refusal } from '../domain/refusal.js';
import { obstaclesOfEach } from '../series/obstacles-of-each.js';
import { findCompeting, type CompetingRow } from './find-competing.js';
import { quotaBeside, standingOfRequest } from './standing-of-request.js';

type Call = QueryCall<typeof compareRequests>;

@Answers(compareRequests)
export class CompareRequests {
  async execute({ input, ...call }: Call): Promise<ReplyOf<typeof compareRequests>> {
    const { db, actor, now } = call;
    const { rows, count } = await findCompeting(db, input.bookingId);
    if (rows.length === 0) throw new DomainError('booking.not-found');
    // Two round trips in all, however many compete.
    const wanting = rows.map(({ booking }) => booking).filter((booking) => !takesFloor(booking));
    const [obstacles, ...requests] = await Promise.all([
      obstaclesOfEach(db, wanting, { actor, now }),
      ...rows.map((row) => compared(row, call)),
    ]);
    return { count, requests: requests.map((request) => ({ ...request, inTheWay: [...(obstacles.get(request.booking.id) ?? []), ...request.inTheWay] })) };
  }
}

type Compared = Omit<ComparedRequest, 'inTheWay'> & { inTheWay: Refusal[] };

async function compared({ booking, capacity, organisation, quota, offerId }: CompetingRow, { db, actor, now }: Omit<Call, 'input'>): Promise<Compared> {
  const [{ rules, ...standing }, beside] = await Promise.all([
    standingOfRequest(db, booking, { actor, now }),
    quotaBeside(db, booking, quota),
  ]);
  return { booking: toView(booking), capacity, organisation, quota: beside, ...standing, inTheWay: rules, offerId };
}
