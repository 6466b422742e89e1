import type { Actor } from '#kernel';
import { sql, type Sql } from '#persistence';
import { instant, json, list, object } from './json-text.js';
import { maintenance, occupied, wholeBooking } from './seen-by-staff.js';
import { bookingsOf, holdsFloor } from './taking.js';

/** The table `asker`, of one row: who asks, and for which organisations she may act. */
export const askerIs = (actor: Actor): Sql => sql`
  asker as materialized (
    select person_id, array(
      select organisation_id from memberships where memberships.person_id = asking.person_id and is_confirmed
    ) as organisations
    from (select ${actor.id}::uuid as person_id) as asking
  )`;

const isHers = sql`(booking.applicant_id = asker.person_id or booking.organisation_id = any (asker.organisations))`;
// What keeps an offer is nobody's own.
const isHerHold = sql`coalesce(person_id = asker.person_id, false)`;

/** What somebody who has not signed in may know of each space that is shown: when it is taken, and what anybody may come to. */
export const seenByVisitors: Record<string, Sql> = whatElseIsThere(sql`false`, sql`false`, sql`false`);

/** What somebody may know who books: besides, all of her own and of what organisations have that she acts for, and why it is shut. */
export const seenByBookers: Record<string, Sql> = {
  bookings: list(wholeBooking, sql`lower(booking.occupied)`, sql`from ${bookingsOf(sql`shown.id`)} where ${isHers}`),
  holds: list(object(occupied), sql`lower(occupied)`, sql`from kept where space_id = shown.id and ${isHerHold}`),
  maintenance,
  ...whatElseIsThere(isHers, isHerHold, sql`true`),
};

/** What of this space she is told by itself is not told again. */
function whatElseIsThere(isTold: Sql, isHoldTold: Sql, isMaintenanceTold: Sql): Record<string, Sql> {
  return {
    taken: list(object(occupied), sql`occupied`, sql`
      from (
        select unnest(range_agg(occupied)) as occupied from (
          select occupied from ${bookingsOf(sql`any (shown.blocking)`)}
          where ${holdsFloor} and not (booking.space_id = shown.id and coalesce(${isTold}, false))
          union all
          select occupied from kept
          where holds_floor and space_id = any (shown.blocking) and not (space_id = shown.id and ${isHoldTold})
          union all
          select occupied from maintained
          where space_id = any (shown.blocking) and not (space_id = shown.id and ${isMaintenanceTold})
        ) as claim
      ) as stretch`),
    public: list(
      object({ start: instant(sql`booking.starts_at`), end: instant(sql`booking.ends_at`), title: json(sql`booking.title`) }),
      sql`lower(booking.occupied)`,
      sql`
        from ${bookingsOf(sql`shown.id`)}
        where booking.is_public and booking.state = 'approved' and not coalesce(${isTold}, false)`,
    ),
  };
}
