import { sql, type Transaction } from '#persistence';
import type { VisitRow } from './visit-row.js';

/** Of people who were erased not even the id is stored. */
export const insertVisit = (tx: Transaction, visit: VisitRow): Promise<number> =>
  tx.execute(sql`
    insert into visits (
      id, kind, state, title, visitor_name, visitor_organisation, visitor_id, host_id, site_id, site_name, address, space_name,
      time_zone, booking_id, booking_version, event_id, expected_from, expected_until, inside_site_id,
      arrived_at, version
    ) values (
      ${visit.id}, ${visit.kind}, ${visit.state}, ${visit.title}, ${visit.visitorName}, ${visit.visitorOrganisation},
      unless_forgotten(${visit.visitorId})::uuid, unless_forgotten(${visit.hostId})::uuid, ${visit.siteId}, ${visit.siteName},
      ${visit.address}, ${visit.spaceName}, ${visit.timeZone}, ${visit.bookingId}, ${visit.bookingVersion}, ${visit.eventId},
      ${visit.expectedFrom}, ${visit.expectedUntil}, ${visit.insideSiteId}, ${visit.arrivedAt}, ${visit.version})`);

/** Stores a visit that the caller has locked, as its next version. */
export async function updateVisit<V extends VisitRow>(tx: Transaction, changed: V): Promise<V> {
  const after = { ...changed, version: changed.version + 1 };
  await tx.execute(sql`
    update visits set
      state = ${after.state}, title = ${after.title}, visitor_name = ${after.visitorName},
      visitor_organisation = ${after.visitorOrganisation}, visitor_id = ${after.visitorId}, host_id = ${after.hostId},
      site_id = ${after.siteId}, site_name = ${after.siteName}, address = ${after.address}, space_name = ${after.spaceName},
      time_zone = ${after.timeZone}, booking_id = ${after.bookingId}, booking_version = ${after.bookingVersion},
      expected_from = ${after.expectedFrom}, expected_until = ${after.expectedUntil}, inside_site_id = ${after.insideSiteId},
      arrived_at = ${after.arrivedAt}, left_at = ${after.leftAt}, left_by = ${after.leftBy},
      cancelled_at = ${after.cancelledAt}, emptied_at = ${after.emptiedAt}, version = ${after.version}
    where id = ${after.id}`);
  return after;
}
