import { listMyQuotas, type ReplyOf } from '#contracts';
import type { Instant } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql, type Queryable } from '#persistence';
import { hoursUsedIn, monthsAround, type Held } from '../domain/privileges.js';

type Used = ReplyOf<typeof listMyQuotas>['quotas'][number];
type Quota = Omit<Used, 'hoursUsed' | 'requestsOpen'>;

interface Standing extends Held {
  /** Whose quota it counts on. */
  ownerId: string;
  isOpen: boolean;
}

@Answers(listMyQuotas)
export class ListMyQuotas {
  async execute({ actor, now, db }: QueryCall<typeof listMyQuotas>): Promise<ReplyOf<typeof listMyQuotas>> {
    const quotas = await quotasOf(db, actor.id);
    const standing = quotas.length === 0 ? [] : await standingOf(db, quotas, now);
    return {
      quotas: quotas.map((quota) => {
        const own = standing.filter(({ ownerId }) => ownerId === quota.ownerId);
        return { ...quota, hoursUsed: hoursUsedIn(now, own), requestsOpen: own.filter(({ isOpen }) => isOpen).length };
      }),
    };
  }
}

/** Hers, and those of the organisations that she acts for: where one has none of its own, that of all of its kind. */
const quotasOf = (db: Queryable, personId: string): Promise<Quota[]> =>
  db.query<Quota>(sql`
    with owners as (
      select 'person' as kind, ${personId}::uuid as owner_id
      union
      select 'organisation', organisation_id from memberships where person_id = ${personId} and is_confirmed
    )
    select distinct on (kind, owners.owner_id) kind, owners.owner_id as "ownerId", hours_a_month as "hoursAMonth",
      open_requests as "openRequests"
    from owners join quotas using (kind)
    where quotas.owner_id is null or quotas.owner_id = owners.owner_id
    order by kind desc, owners.owner_id, quotas.owner_id nulls last`);

// What she asks for an organisation counts there, and not as hers.
const standingOf = (db: Queryable, quotas: readonly Quota[], now: Instant): Promise<Standing[]> => {
  const { start, end } = monthsAround(now);
  const ids = (kind: Quota['kind']) => quotas.filter((quota) => quota.kind === kind).map(({ ownerId }) => ownerId);
  return db.query<Standing>(sql`
    select coalesce(booking.organisation_id, booking.applicant_id) as "ownerId", booking.starts_at as "start",
      booking.ends_at as "end", site.time_zone as "timeZone", booking.state = 'requested' as "isOpen"
    from bookings as booking
    join spaces as space on space.id = booking.space_id
    join sites as site on site.id = space.site_id
    where (
        booking.applicant_id = any (${ids('person')}::uuid[]) and booking.organisation_id is null
        or booking.organisation_id = any (${ids('organisation')}::uuid[])
      )
      and (booking.state = 'requested' or booking.state = 'approved' and booking.starts_at >= ${start} and booking.starts_at < ${end})`);
};
