import { isDeepStrictEqual } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { toPage, type bookingRefused } from '#contracts';
import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';
import { refusedByNow, type SpaceAsItIs, type ToCome } from '../domain/changed-space.js';

type Refused = z.input<typeof bookingRefused>;

export interface BookingsRefused {
  bookingsHit: Refused[];
  bookingsHitCount: number;
}

type Spaces = ReadonlyMap<string, SpaceAsItIs>;

/** Epoch seconds: from when until when it is open. */
type Stretch = [number, number];

interface Row extends Omit<Refused, 'start' | 'end' | 'codes'>, Omit<ToCome, 'asker' | 'open' | 'accessibility'> {
  start: Instant;
  end: Instant;
  forPartner: boolean;
  byEvent: boolean;
  forOrganisation: boolean;
  open: Stretch | null;
}

const mostNamed = 500;

/** Every booking to come of spaces that have changed which they would not give any more, though they did as they were. */
export async function bookingsRefused(db: Queryable, now: Instant, before: Spaces, after: Spaces): Promise<BookingsRefused> {
  const changed = [...before.keys()].filter((id) => !isDeepStrictEqual(before.get(id), after.get(id)));
  if (changed.length === 0) return { bookingsHit: [], bookingsHitCount: 0 };
  const hit = (await toCome(db, changed, now)).flatMap((row): Refused[] => {
    const [was, is] = [before.get(row.spaceId), after.get(row.spaceId)];
    const codes = was && is ? refusedByNow(asAsked(row), was, is) : [];
    return codes.length > 0 ? [shown(row, codes)] : [];
  });
  // As many as an answer holds.
  const { items } = toPage(hit, mostNamed, ({ id }) => id);
  return { bookingsHit: items, bookingsHitCount: hit.length };
}

const asAsked = (row: Row): ToCome => ({
  ...row,
  accessibility: [],
  // What an event has, the house has asked for.
  asker: { isStaff: row.byEvent, forOrganisation: row.forOrganisation, forPartner: row.forPartner },
  open: row.open ? [{ start: instant(row.open[0]), end: instant(row.open[1]) }] : [],
});

const instant = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);

const shown = ({ id, state, start, end, spaceId, spaceName, title, applicantId, organisation }: Row, codes: string[]): Refused => ({
  id, state, start: start.toString(), end: end.toString(), spaceId, spaceName, title, applicantId, organisation, codes,
});

const toCome = (db: Queryable, spaceIds: readonly string[], now: Instant): Promise<Row[]> =>
  db.query<Row>(sql`
    select booking.id, booking.state, booking.starts_at as "start", booking.ends_at as "end", space.id as "spaceId",
      space.name as "spaceName", booking.title, booking.applicant_id as "applicantId", organisation.name as organisation,
      booking.people, booking.layout, booking.equipment, booking.pooled, booking.service_ids as "serviceIds",
      booking.event_id is not null as "byEvent", booking.organisation_id is not null as "forOrganisation",
      exists (
        select from grants
        where grants.organisation_id = booking.organisation_id and is_active and grants.starts_at <= ${now} and grants.ends_at > ${now}
      ) as "forPartner",
      (
        select jsonb_build_array(extract(epoch from lower(during)), extract(epoch from upper(during))) from open_windows
        where calendar_id = space.calendar_id and during @> booking.starts_at
          and date between (booking.starts_at at time zone site.time_zone)::date - 1 and (booking.starts_at at time zone site.time_zone)::date
      ) as open
    from bookings as booking
    join spaces as space on space.id = booking.space_id
    join sites as site on site.id = space.site_id
    left join organisations as organisation on organisation.id = booking.organisation_id
    where booking.space_id = any (${spaceIds}::uuid[]) and booking.state in ('requested', 'approved') and booking.starts_at > ${now}
    order by booking.starts_at, booking.id`);
