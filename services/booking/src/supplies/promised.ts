import { DomainError, type ErrorParameter, type Instant } from '#kernel';
import { sql, type Transaction } from '#persistence';

interface Promised {
  name: { sv: string; en: string };
  peak: number;
  bookingId: string;
  title: string;
  start: Instant;
  end: Instant;
  spaceName: { sv: string; en: string };
  amount: number;
  organisation: string | null;
  count: number;
}

const mostNamed = 100;

/**
 * Whether so many of a pool are enough for all that is promised from now on. The caller has locked the pool, so that nobody is
 * promised more of it meanwhile.
 * @throws DomainError `booking.pool-promised`, with the bookings that need more
 */
export async function mustKeepWhatIsPromised(tx: Transaction, poolId: string, amount: number, now: Instant): Promise<void> {
  const promised = await tx.query<Promised>(sql`
    select pool.name, max(peak) over ()::int as peak, booking.id as "bookingId", booking.title, booking.starts_at as "start",
      booking.ends_at as "end", space.name as "spaceName", claim.amount, organisation.name as organisation,
      count(*) over ()::int as count
    from pools as pool
    join pool_claims as claim on claim.pool_id = pool.id
    cross join peak_of_pool(pool.id, claim.during * tstzrange(least(${now}, now()), null)) as peak
    left join offers as offer on offer.id = claim.offer_id
    join bookings as booking on booking.id = coalesce(claim.booking_id, offer.booking_id)
    join spaces as space on space.id = booking.space_id
    left join organisations as organisation on organisation.id = booking.organisation_id
    where pool.id = ${poolId} and upper(claim.during) > least(${now}, now()) and peak > ${amount}
    order by booking.starts_at, booking.id limit ${mostNamed}`);
  const [first] = promised;
  if (!first) return;
  const bookings = promised.map(named);
  throw new DomainError('booking.pool-promised', { name: first.name, amount, promised: first.peak, count: first.count, bookings });
}

const named = ({ bookingId, title, organisation, spaceName, start, end, amount }: Promised): ErrorParameter => ({
  bookingId, title, organisation, spaceName, start: start.toString(), end: end.toString(), amount,
});
