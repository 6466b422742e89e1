import { sql, type Queryable, type Transaction } from '#persistence';
import { monthsAround, type Held } from '../domain/privileges.js';
import { quotaRefusals, type Quota } from '../domain/quotas.js';
import type { Refusal } from '../domain/refusal.js';
import type { BookingRow } from './booking-row.js';

type Wished = Pick<BookingRow, 'id' | 'start' | 'end' | 'timeZone' | 'state'>;

export interface Owner {
  personId: string;
  organisationId: string | null;
}

/**
 * What of her quota, and of the organisation's, would be exceeded by these bookings. Until the end of the transaction nobody else
 * asks on the same quota, so that many who ask at once never get more than there is. Where there is no quota it costs nothing.
 */
export async function quotasInTheWay(tx: Transaction, quotas: readonly Quota[], owner: Owner, wishes: readonly Wished[]): Promise<Refusal[]> {
  const refusals: Refusal[] = [];
  await lockQuotas(tx, quotas, owner);
  for (const quota of quotas) {
    const held = await standingOf(tx, quota, owner, wishes);
    const asked = wishes.map((wish) => ({ ...wish, waits: wish.state === 'requested' }));
    const open = held.filter(({ isOpen }) => isOpen).length;
    refusals.push(...quotaRefusals(quota, asked, held, open));
  }
  return refusals;
}

/** Until the end of the transaction nobody else asks on these quotas; in one order, the same for everybody. */
export async function lockQuotas(tx: Transaction, quotas: readonly Quota[], owner: Owner): Promise<void> {
  for (const quota of quotas.toSorted((one, other) => (one.kind < other.kind ? -1 : 1))) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`quota ${ownerIdOf(quota, owner)}`}, 0))`);
  }
}

const ownerIdOf = ({ kind }: Quota, { personId, organisationId }: Owner): string => (kind === 'person' ? personId : organisationId!);

interface Standing extends Held {
  isOpen: boolean;
}

/**
 * What counts on a quota beside the wishes: all requests that wait, and what has been approved in the months of the wishes.
 * A person's own are those that are for no organisation: what she asks for an organisation counts there.
 */
export async function standingOf(db: Queryable, quota: Quota, owner: Owner, wishes: readonly Wished[]): Promise<Standing[]> {
  const ownerId = ownerIdOf(quota, owner);
  const months = wishes.map(({ start }) => monthsAround(start));
  const owned = quota.kind === 'person' ? sql`booking.applicant_id = ${ownerId} and booking.organisation_id is null` : sql`booking.organisation_id = ${ownerId}`;
  return db.query<Standing>(sql`
    select booking.starts_at as "start", booking.ends_at as "end", site.time_zone as "timeZone", booking.state = 'requested' as "isOpen"
    from bookings as booking
    join spaces as space on space.id = booking.space_id
    join sites as site on site.id = space.site_id
    where ${owned} and booking.id <> all (${wishes.map(({ id }) => id)}::uuid[])
      and (
        booking.state = 'requested'
        or booking.state = 'approved' and exists (
          select from unnest(${months.map(({ start }) => start)}::timestamptz[], ${months.map(({ end }) => end)}::timestamptz[]) as month (first, last)
          where booking.starts_at >= month.first and booking.starts_at < month.last
        )
      )`);
}
