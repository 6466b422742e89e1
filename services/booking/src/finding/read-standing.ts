import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#kernel';
import { sql, type Sql } from '#persistence';
import { daysLater } from '../domain/finding-times.js';
import { monthsAround, type Held } from '../domain/privileges.js';
import type { GrantRow } from '../projections/grant-row.js';

type Dated<T, K extends keyof T> = Omit<T, K> & Record<K, string>;

/** How somebody stands who searches for an organisation. */
export interface StandingRow {
  mayActFor: boolean;
  grants: Dated<GrantRow, 'startsAt' | 'endsAt'>[];
  held: (Dated<Held, 'start' | 'end'> & { agreementId: string })[];
}

export interface Standing {
  mayActFor: boolean;
  grants: GrantRow[];
  /** By agreement: what it has approved and still stands. */
  held: ReadonlyMap<string, Held[]>;
}

interface Whose {
  personId: string;
  organisationId: string | null;
  from: string;
  to: string;
  now: Instant;
}

/** One StandingRow; who searches for nobody else may, and has no grants. */
export function standingRead({ personId, organisationId, from, to, now }: Whose): Sql {
  const { first, last } = monthsOf(from, to, now);
  return sql`
    select ${organisationId}::uuid is null or exists (
      select from memberships where person_id::text = ${personId} and organisation_id = ${organisationId} and is_confirmed
    ) as "mayActFor",
    (
      select coalesce(jsonb_agg(jsonb_build_object(
        'agreementId', agreement_id, 'organisationId', organisation_id, 'isActive', is_active, 'startsAt', starts_at, 'endsAt', ends_at,
        'daysAhead', days_ahead, 'automaticApproval', automatic_approval, 'hoursAMonth', hours_a_month, 'priority', priority
      ) order by id), '[]')
      from grants where organisation_id = ${organisationId} and is_active
    ) as grants,
    (
      select coalesce(jsonb_agg(jsonb_build_object(
        'agreementId', booking.agreement_id, 'start', booking.starts_at, 'end', booking.ends_at, 'timeZone', site.time_zone
      )), '[]')
      from bookings as booking
      join spaces as space on space.id = booking.space_id
      join sites as site on site.id = space.site_id
      where booking.organisation_id = ${organisationId} and booking.agreement_id is not null and booking.state = 'approved'
        and booking.starts_at >= ${first} and booking.starts_at < ${last}
    ) as held`;
}

const day = (text: string): Instant => Temporal.PlainDate.from(text.slice(0, 10)).toZonedDateTime('UTC').toInstant();

/** Whatever the time zones of sites. */
function monthsOf(from: string, to: string, now: Instant) {
  const earliest = Temporal.Instant.compare(day(from), now) < 0 ? day(from) : now;
  return { first: monthsAround(earliest).start, last: monthsAround(day(to).add({ hours: 24 * (daysLater + 2) })).end };
}

export function standingFrom({ mayActFor, grants, held }: StandingRow): Standing {
  const byAgreement = new Map<string, Held[]>();
  for (const { agreementId, start, end, timeZone } of held) {
    const all = byAgreement.get(agreementId) ?? [];
    all.push({ start: Temporal.Instant.from(start), end: Temporal.Instant.from(end), timeZone });
    byAgreement.set(agreementId, all);
  }
  return {
    mayActFor,
    grants: grants.map((grant) => ({ ...grant, startsAt: Temporal.Instant.from(grant.startsAt), endsAt: Temporal.Instant.from(grant.endsAt) })),
    held: byAgreement,
  };
}
