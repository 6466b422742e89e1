import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';
import { monthsAround, type Held } from '../domain/privileges.js';

interface Given {
  agreementId: string;
  organisationId: string;
}

type HeldByAgreement = Held & Given;

/** What these agreements have approved for these organisations, and still stands, in the months around `instant`, or until around `last`. */
export function heldByAgreements(db: Queryable, given: readonly Given[], instant: Instant, last = instant): Promise<HeldByAgreement[]> {
  const { start } = monthsAround(instant);
  const { end } = monthsAround(last);
  return db.query<HeldByAgreement>(sql`
    select booking.agreement_id as "agreementId", booking.organisation_id as "organisationId", booking.starts_at as "start",
      booking.ends_at as "end", site.time_zone as "timeZone"
    from bookings as booking
    join spaces as space on space.id = booking.space_id
    join sites as site on site.id = space.site_id
    where booking.agreement_id = any (${given.map(({ agreementId }) => agreementId)}::uuid[])
      and booking.organisation_id = any (${given.map(({ organisationId }) => organisationId)}::uuid[])
      and booking.state = 'approved' and booking.starts_at >= ${start} and booking.starts_at < ${end}`);
}

/** Those of one agreement with one organisation. */
export const heldBy = ({ agreementId, organisationId }: Given, held: readonly HeldByAgreement[]): HeldByAgreement[] =>
  held.filter((booking) => booking.agreementId === agreementId && booking.organisationId === organisationId);
