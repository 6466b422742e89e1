import { DomainError, newId, type Actor, type Instant } from '#kernel';
import { sql, type Sql, type Transaction } from '#persistence';
import type { BookingRow } from '../bookings/booking-row.js';
import { conflict, standingInTheWay } from '../bookings/conflicts.js';
import { releaseHolds } from '../bookings/expired-holds.js';
import { poolsInTheWay, takesFloor } from '../bookings/pools.js';
import { floorToKeep, thingsToKeep } from '../domain/offers.js';
import { mustHaveNone } from '../domain/refusal.js';
import { byUnlessErased } from '../erasure/unless-erased.js';
import type { OfferedAlternative, OfferRow } from './offer-row.js';

export interface Offering {
  /** The request, locked. */
  booking: BookingRow;
  alternatives: OfferedAlternative[];
  until: Instant;
  actor: Actor;
  now: Instant;
  /** All that is decided in the same breath. */
  decidedWith: readonly string[];
}

/**
 * Keeps what is offered until the deadline. The caller has locked the pools and cells.
 * @throws DomainError naming the choice that is not free; then nothing of the transaction may stay
 */
export async function storeOffer(tx: Transaction, offering: Offering): Promise<OfferRow> {
  const { booking, alternatives, until, actor, now } = offering;
  await eachMustHaveThings(tx, offering);
  const id = newId();
  const held = takesFloor(booking) ? booking : null;
  const floor = floorToKeep(alternatives, held).map((kept) => ({ ...kept, id: newId() }));
  if (!(await keepFloor(tx, offering, id, floor))) throw await takenFrom(tx, offering);
  await keepThings(tx, id, offering, held);
  await writeHistory(tx, offering, id);
  return {
    id,
    bookingId: booking.id,
    caseId: booking.caseId,
    caseNumber: booking.caseNumber,
    title: booking.title,
    applicantId: booking.applicantId,
    state: 'open',
    until,
    madeAt: now,
    madeBy: actor.id,
    endedAt: null,
    accepted: null,
    alternatives,
    version: 1,
  };
}

async function eachMustHaveThings(tx: Transaction, { booking, alternatives }: Offering): Promise<void> {
  for (const one of alternatives) {
    const short = await poolsInTheWay(tx, [{ ...booking, ...one }]);
    mustHaveNone(short.map(({ code, params }) => ({ code, params: { bookingId: booking.id, choice: one.choice, ...params } })));
  }
}

// One statement: nothing of the offer is stored unless every cell could be taken.
async function keepFloor(tx: Transaction, { booking, alternatives, until, actor, now }: Offering, id: string, floor: readonly object[]): Promise<boolean> {
  const stored = await tx.execute(sql`
    with kept as (
      select * from jsonb_to_recordset(${JSON.stringify(floor)}::jsonb) as kept (id uuid, "spaceId" uuid, start timestamptz, "end" timestamptz)
    ),
    due as (select id, cell_id, tstzrange(start, "end") as during from kept join space_cells on space_id = "spaceId"),
    ${releaseHolds(now)},
    taken as (
      insert into allocations (hold_id, cell_id, during, expires_at)
      select id, cell_id, during, ${until}::timestamptz from due where (select count(*) from released) >= 0 order by cell_id, during
      on conflict do nothing
      returning cell_id
    ),
    offered as (
      insert into offers (id, booking_id, until, made_at, made_by)
      select ${id}::uuid, ${booking.id}::uuid, ${until}::timestamptz, ${now}::timestamptz, ${byUnlessErased(actor.id)}
      where (select count(*) from taken) = (select count(*) from due)
      returning id
    ),
    named as (
      insert into offer_alternatives
        (offer_id, choice, space_id, starts_at, ends_at, layout, setup_minutes, clearup_minutes, holds_floor, pooled, rules_version, second_approval)
      select offered.id, choice, "spaceId", start, "end", layout, "setupMinutes", "clearupMinutes", "holdsFloor", pooled, "rulesVersion", "secondApproval"
      from offered cross join ${recordsOf(alternatives)}
    )
    insert into holds (id, space_id, offer_id, starts_at, ends_at, setup_minutes, clearup_minutes, holds_floor, expires_at)
    select kept.id, "spaceId", offered.id, start, "end", 0, 0, true, ${until} from kept cross join offered`);
  return stored === floor.length && (stored > 0 || (await tx.maybeOne(sql`select from offers where id = ${id}`)) !== undefined);
}

const recordsOf = (alternatives: readonly OfferedAlternative[]): Sql => sql`jsonb_to_recordset(${JSON.stringify(alternatives)}::jsonb) as one (
  choice integer, "spaceId" uuid, start timestamptz, "end" timestamptz, layout text, "setupMinutes" integer, "clearupMinutes" integer,
  "holdsFloor" boolean, pooled jsonb, "rulesVersion" integer, "secondApproval" text[]
)`;

async function takenFrom(tx: Transaction, { booking, alternatives, actor, now }: Offering): Promise<DomainError> {
  for (const one of alternatives) {
    const { code, params } = conflict(await standingInTheWay(tx, one, now, booking.id), actor);
    if ((params.standsInTheWay as unknown[]).length > 0) return new DomainError(code, { bookingId: booking.id, choice: one.choice, ...params });
  }
  // They share floor with each other, or with what the request itself holds.
  return new DomainError('booking.conflict', { bookingId: booking.id, standsInTheWay: [] });
}

async function keepThings(tx: Transaction, id: string, { alternatives }: Offering, held: BookingRow | null): Promise<void> {
  const things = thingsToKeep(alternatives, held);
  if (things.length === 0) return;
  await tx.execute(sql`
    insert into pool_claims (offer_id, pool_id, amount, during)
    select ${id}::uuid, "poolId", amount, tstzrange(start, "end")
    from jsonb_to_recordset(${JSON.stringify(things)}::jsonb) as kept ("poolId" uuid, amount integer, start timestamptz, "end" timestamptz)`);
}

/** The request is as it was, but whoever decided on it as it was before decides on something else now. */
async function writeHistory(tx: Transaction, { booking, actor, now, decidedWith }: Offering, offerId: string): Promise<void> {
  await tx.execute(sql`
    with stored as (update bookings set version = version + 1 where id = ${booking.id} returning *)
    insert into booking_history (booking_id, version, at, by, change, state, space_id, starts_at, ends_at, rules_version, details)
    select id, version, ${now}, ${byUnlessErased(actor.id)}, 'offer', state, space_id, starts_at, ends_at, rules_version,
      ${JSON.stringify({ offerId, decidedWith })}::jsonb
    from stored`);
}
