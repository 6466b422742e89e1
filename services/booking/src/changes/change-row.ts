import type { ChangeSnapshot, ChangeView } from '#contracts';
import { DomainError, type Instant } from '#kernel';
import { sql, type Queryable, type Transaction } from '#persistence';
import type { BookingRow } from '../bookings/booking-row.js';

type Standing = ChangeView['to'];

/** A change that was asked for, with what must be known of its booking to speak of it. */
export interface ChangeRow extends Omit<ChangeView, 'to' | 'from' | 'askedAt' | 'decidedAt'>, Omit<Standing, 'start' | 'end'> {
  start: Instant;
  end: Instant;
  from: Standing;
  askedAt: Instant;
  decidedAt: Instant | null;
  siteName: { sv: string; en: string };
  address: string;
}

/** Selects a ChangeRow from `change`, with `joinBooking`. */
export const changeColumns = sql`
  change.id, change.booking_id as "bookingId", booking.case_number as "caseNumber", booking.title, change.state,
  site.id as "siteId", site.name as "siteName", site.address, site.time_zone as "timeZone",
  change.space_id as "spaceId", space.name as "spaceName", change.starts_at as "start", change.ends_at as "end", change.people,
  change.layout, change.pooled, change.service_ids as "serviceIds", change.was || jsonb_build_object('spaceName', had.name) as "from",
  booking.applicant_id as "applicantId", booking.organisation_id as "organisationId", change.asked_at as "askedAt",
  change.decided_at as "decidedAt", change.reason, change.reason_id as "reasonId",
  (select text from reasons where reasons.id = change.reason_id) as "listedReason", change.version`;

export const joinBooking = sql`
  join bookings as booking on booking.id = change.booking_id
  join spaces as space on space.id = change.space_id
  join spaces as had on had.id = (change.was ->> 'spaceId')::uuid
  join sites as site on site.id = space.site_id`;

export const findChange = (db: Queryable, id: string): Promise<ChangeRow | undefined> =>
  db.maybeOne<ChangeRow>(sql`select ${changeColumns} from booking_changes as change ${joinBooking} where change.id = ${id}`);

/** The change as it waits; its booking is locked, and so nobody else decides on it. @throws DomainError where it is decided already */
export async function waiting(tx: Transaction, id: string, version: number | undefined): Promise<ChangeRow> {
  const change = await findChange(tx, id);
  if (!change) throw new DomainError('change.not-found');
  if (version !== undefined && version !== change.version) throw new DomainError('version.changed', { current: change.version });
  if (change.state !== 'asked') throw new DomainError('change.not-waiting', { state: change.state });
  return change;
}

/** What of a booking a change is about. */
export const standingOf = ({ spaceId, spaceName, start, end, people, layout, pooled, serviceIds }: BookingRow): Standing => ({
  spaceId, spaceName, start: start.toString(), end: end.toString(), people, layout, pooled, serviceIds,
});

export function toChangeView(row: ChangeRow): ChangeView {
  const { siteName: _, address: __, spaceId, spaceName, start, end, people, layout, pooled, serviceIds, ...shown } = row;
  return {
    ...shown,
    to: { spaceId, spaceName, start: start.toString(), end: end.toString(), people, layout, pooled, serviceIds },
    askedAt: row.askedAt.toString(),
    decidedAt: row.decidedAt?.toString() ?? null,
  };
}

export const toChangeSnapshot = (row: ChangeRow): ChangeSnapshot => ({
  changeId: row.id,
  bookingId: row.bookingId,
  caseNumber: row.caseNumber,
  state: row.state,
  title: row.title,
  applicantId: row.applicantId,
  siteName: row.siteName,
  address: row.address,
  timeZone: row.timeZone,
  spaceName: row.spaceName,
  start: row.start.toString(),
  end: row.end.toString(),
  people: row.people,
  from: { spaceName: row.from.spaceName, start: row.from.start, end: row.from.end },
  reason: row.reason,
  listedReason: row.listedReason,
  version: row.version,
});
