import { sql, type Queryable, type Transaction } from '#persistence';
import type { Refusal } from '../domain/refusal.js';
import type { Pooled } from '../domain/wish.js';
import type { BookingRow, RequestedRow } from './booking-row.js';

type Claiming = Pick<BookingRow, 'id' | 'start' | 'end' | 'setupMinutes' | 'clearupMinutes' | 'pooled'>;

interface Left {
  poolId: string;
  name: { sv: string; en: string };
  amount: number;
  left: number;
}

/** Until the end of the transaction nobody else takes anything of these pools; in the order of their ids, the same for everybody. */
export async function lockPools(tx: Transaction, pooled: readonly Pooled[]): Promise<void> {
  if (pooled.length === 0) return;
  await tx.execute(sql`
    select from pools where id = any (${pooled.map(({ poolId }) => poolId)}::uuid[]) order by id for no key update`);
}

// Of what the house has no longer nothing is left, whoever asked while it had it.
const thereIs = sql`case when pool.in_use then pool.amount else 0 end`;

/** Of which pools less is left, at some instant, than these bookings take beside what others have. */
export async function poolsInTheWay(db: Queryable, bookings: readonly Claiming[]): Promise<Refusal[]> {
  const claims = bookings.flatMap(claimsOf);
  if (claims.length === 0) return [];
  const short = await db.query<Left>(sql`
    select pool.id as "poolId", pool.name, claim.amount, min(${thereIs} - peak_of_pool(pool.id, claim.during, claim.booking_id)) as "left"
    from ${recordsOf(claims)} join pools as pool on pool.id = claim.pool_id
    group by pool.id, claim.amount
    having min(${thereIs} - peak_of_pool(pool.id, claim.during, claim.booking_id)) < claim.amount order by pool.slug`);
  return short.map(overdrawn);
}

const overdrawn = ({ poolId, name, amount, left }: Left): Refusal => ({
  code: 'booking.pool-overdrawn',
  params: { poolId, name, amount, left: Math.max(0, left) },
});

/** The same for each booking by itself, by its id; what others of them take with them at another time is no matter. */
export async function poolsInTheWayOfEach(db: Queryable, bookings: readonly Claiming[]): Promise<Map<string, Refusal[]>> {
  const claims = bookings.flatMap(claimsOf);
  if (claims.length === 0) return new Map();
  const short = await db.query<Left & { bookingId: string }>(sql`
    select claim.booking_id as "bookingId", pool.id as "poolId", pool.name, claim.amount, free.amount as "left"
    from ${recordsOf(claims)} join pools as pool on pool.id = claim.pool_id
    cross join lateral (select ${thereIs} - peak_of_pool(pool.id, claim.during, claim.booking_id) as amount) as free
    where free.amount < claim.amount order by pool.slug`);
  const refusals = new Map<string, Refusal[]>();
  for (const { bookingId, ...left } of short) refusals.set(bookingId, [...(refusals.get(bookingId) ?? []), overdrawn(left)]);
  return refusals;
}

/** Takes of the pools what bookings that hold their floor take with them. The caller has locked the pools. */
export async function claimPools(tx: Transaction, bookings: readonly RequestedRow[]): Promise<void> {
  const claims = bookings.filter(takesFloor).flatMap(claimsOf);
  if (claims.length === 0) return;
  await tx.execute(sql`
    insert into pool_claims (booking_id, pool_id, amount, during)
    select booking_id, pool_id, amount, during from ${recordsOf(claims)}`);
}

export const takesFloor = ({ state, holdsFloor }: Pick<BookingRow, 'state' | 'holdsFloor'>): boolean =>
  state === 'approved' || (state === 'requested' && holdsFloor);

const claimsOf = ({ id, start, end, setupMinutes, clearupMinutes, pooled }: Claiming) =>
  pooled.map(({ poolId, amount }) => ({
    booking_id: id,
    pool_id: poolId,
    amount,
    from: start.subtract({ minutes: setupMinutes }),
    until: end.add({ minutes: clearupMinutes }),
  }));

const recordsOf = (claims: readonly object[]) => sql`(
  select booking_id, pool_id, amount, tstzrange("from", until) as during
  from jsonb_to_recordset(${JSON.stringify(claims)}::jsonb) as claim (
    booking_id uuid, pool_id uuid, amount integer, "from" timestamptz, until timestamptz
  )
) as claim`;
