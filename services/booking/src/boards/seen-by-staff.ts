import { sql, type Sql } from '#persistence';
import { instant, json, list, object, quoted } from './json-text.js';
import { bookingsOf, holdsFloor } from './taking.js';

const times = { start: instant(sql`booking.starts_at`), end: instant(sql`booking.ends_at`) };

/** A booking with all that the board tells of it. */
export const wholeBooking: Sql = object(
  {
    id: quoted(sql`booking.id`),
    ...times,
    title: json(sql`booking.title`),
    state: quoted(sql`booking.state`),
    people: sql`booking.people`,
    version: sql`booking.version`,
  },
  {
    setupMinutes: sql`nullif(booking.setup_minutes, 0)`,
    clearupMinutes: sql`nullif(booking.clearup_minutes, 0)`,
    holdsFloor: sql`case when booking.state = 'requested' and booking.holds_floor then 'true' end`,
    isPublic: sql`case when booking.is_public then 'true' end`,
    organisationId: quoted(sql`booking.organisation_id`),
    applicantId: quoted(sql`booking.applicant_id`),
  },
);

export const maintenance: Sql = list(
  object({ start: instant(sql`starts_at`), end: instant(sql`ends_at`), reason: sql`reason` }),
  sql`starts_at`,
  sql`from maintained where space_id = shown.id`,
);

export const occupied = { start: instant(sql`lower(occupied)`), end: instant(sql`upper(occupied)`) };

// Most spaces share no floor.
const blockedBy: Sql = sql`case when shown.others is null then '[]' else ${list(
  object({ spaceId: quoted(sql`space_id`), ...occupied }, { bookingId: quoted(sql`booking_id`) }),
  sql`lower(occupied)`,
  sql`from (
    select space_id, booking.id as booking_id, occupied from ${bookingsOf(sql`any (shown.others)`)} where ${holdsFloor}
    union all select space_id, null, occupied from kept where holds_floor and space_id = any (shown.others)
    union all select space_id, null, occupied from maintained where space_id = any (shown.others)
  ) as claim`,
)} end`;

/** What staff and reception may know of each space that is shown: everything. */
export const seenByStaff: Record<string, Sql> = {
  bookings: list(wholeBooking, sql`lower(booking.occupied)`, sql`from ${bookingsOf(sql`shown.id`)}`),
  holds: list(object(occupied), sql`lower(occupied)`, sql`from kept where space_id = shown.id`),
  maintenance,
  blockedBy,
};
