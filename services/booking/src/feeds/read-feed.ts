import { readFeed, toPage, type FeedEntry, type ReplyOf } from '#contracts';
import { DomainError, type Instant } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql, type Queryable, type Sql } from '#persistence';
import { joinPlace } from '../bookings/booking-row.js';
import { idAfter } from '../page-position.js';
import { readFeedOf, type OpenedFeed } from './find-feed.js';

const hoursADay = 24;
const [daysBack, daysAhead] = [60, 400];
/** No booking lasts longer, whatever the rules of its space. */
const longestDays = 15;
/** For how long something that will not take place is told as such, so that calendars take it away. */
const daysCancelled = 30;

type Row = Omit<FeedEntry, 'start' | 'end' | 'changedAt'> & Record<'start' | 'end' | 'changedAt', Instant>;

@Answers(readFeed)
export class ReadFeed {
  async execute({ input, now, db }: QueryCall<typeof readFeed>): Promise<ReplyOf<typeof readFeed>> {
    const after = idAfter(input.after) ?? null;
    const feed = await readFeedOf(db, input.token, now);
    if (!feed) throw new DomainError('link.invalid');
    const rows = await findEntries(db, told(feed, now, after), input.limit + 1);
    const { items, next } = toPage(rows, input.limit, ({ id }) => id);
    return { organisation: feed.organisation, space: feed.space, items: items.map(toEntry), next };
  }
}

/** What a feed tells, after this booking. */
function told(feed: OpenedFeed, now: Instant, after: string | null): Sql {
  const days = (count: number) => now.add({ hours: count * hoursADay });
  return sql`
    ${toldBy(feed)}
    and booking.starts_at > ${days(-daysBack - longestDays)} and booking.starts_at < ${days(daysAhead)}
    and booking.ends_at > ${days(-daysBack)}
    and (booking.state in ('requested', 'approved') or booking.decided_at > ${days(-daysCancelled)})
    and (${after}::uuid is null or booking.id > ${after}::uuid)`;
}

// First all that it tells: in the order of their ids one would walk through everybody's to find what is the feed's.
const findEntries = (db: Queryable, isTold: Sql, limit: number): Promise<Row[]> =>
  db.query<Row>(sql`
    with booking as materialized (select * from bookings as booking where ${isTold})
    select booking.id, booking.version, booking.title, booking.starts_at as "start", booking.ends_at as "end",
      case booking.state when 'requested' then 'tentative' when 'approved' then 'confirmed' else 'cancelled' end as status,
      space.name as "spaceName", site.name as "siteName", site.address, site.time_zone as "timeZone",
      coalesce(
        (select at from booking_history where booking_id = booking.id and version = booking.version), booking.requested_at
      ) as "changedAt"
    from booking ${joinPlace}
    order by booking.id limit ${limit}`);

const toldBy = ({ personId, organisationId, spaceId }: OpenedFeed): Sql => {
  if (organisationId) return sql`booking.organisation_id = ${organisationId}`;
  if (!spaceId) return sql`booking.applicant_id = ${personId}`;
  // What is in a space is there also when the booking is for a larger one, or for a part.
  return sql`booking.space_id in (
    select other.space_id from space_cells join space_cells as other using (cell_id) where space_cells.space_id = ${spaceId})`;
};

const toEntry = ({ start, end, changedAt, ...entry }: Row): FeedEntry => ({
  ...entry,
  start: start.toString(),
  end: end.toString(),
  changedAt: changedAt.toString(),
});
