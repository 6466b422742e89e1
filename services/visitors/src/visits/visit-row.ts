import type { PassView, VisitSnapshot, VisitView } from '#contracts';
import type { Instant } from '#kernel';
import { sql } from '#persistence';
import type { Followed } from '../domain/following.js';
import { validityOf } from '../domain/pass-rules.js';

export interface VisitRow extends Followed {
  id: string;
  kind: VisitView['kind'];
  visitorName: string | null;
  visitorOrganisation: string | null;
  visitorId: string | null;
  hostId: string | null;
  bookingId: string | null;
  bookingVersion: number | null;
  eventId: string | null;
  /** The site where she is: she stays there also when the visit is moved to another. Null unless she is inside. */
  insideSiteId: string | null;
  arrivedAt: Instant | null;
  leftAt: Instant | null;
  leftBy: VisitView['leftBy'];
  emptiedAt: Instant | null;
  version: number;
}

/** A visit with what its visitor is called: as somebody has written it, otherwise as she is known. */
export type NamedVisit = VisitRow & { shownName: string | null };

/** What is shown of somebody's name, of `visit` with `person` joined to it. */
export const shownName = sql`coalesce(visit.visitor_name, person.name)`;

/** In the order of the alphabet, whoever has no name first. */
export const byName = sql`coalesce(${shownName}, '') collate "sv-x-icu"`;

/** Selects a NamedVisit from `visit` with `person` joined to it. */
export const visitColumns = sql`
  visit.id, visit.kind, visit.state, visit.title, visit.version, ${shownName} as "shownName", visit.visitor_name as "visitorName",
  visit.visitor_organisation as "visitorOrganisation", visit.visitor_id as "visitorId", visit.host_id as "hostId",
  visit.site_id as "siteId", visit.site_name as "siteName", visit.address, visit.space_name as "spaceName",
  visit.time_zone as "timeZone", visit.booking_id as "bookingId", visit.booking_version as "bookingVersion",
  visit.event_id as "eventId", visit.inside_site_id as "insideSiteId", visit.expected_from as "expectedFrom",
  visit.expected_until as "expectedUntil",
  visit.arrived_at as "arrivedAt", visit.left_at as "leftAt", visit.left_by as "leftBy", visit.cancelled_at as "cancelledAt",
  visit.emptied_at as "emptiedAt"`;

export const fromVisits = sql`from visits as visit left join people as person on person.id = visit.visitor_id`;

/** What nobody has been told of yet: somebody who has neither come nor been called off. */
export const untouched = {
  visitorName: null,
  visitorOrganisation: null,
  visitorId: null,
  hostId: null,
  bookingId: null,
  bookingVersion: null,
  eventId: null,
  insideSiteId: null,
  arrivedAt: null,
  leftAt: null,
  leftBy: null,
  cancelledAt: null,
  emptiedAt: null,
  version: 1,
} as const;

export function toView({ shownName, ...row }: NamedVisit): VisitView {
  const { bookingVersion: _, cancelledAt: __, emptiedAt: ___, address: ____, insideSiteId: _____, ...shown } = row;
  return { ...shown, visitorName: shownName, ...timesOf(row) };
}

/** What the other services are told: who it is by id alone. */
export function toSnapshot(row: VisitRow & { shownName?: string | null }): VisitSnapshot {
  const { id, visitorName: _, visitorOrganisation: __, shownName: ___, ...nameless } = row;
  const { bookingVersion: ____, cancelledAt: _____, emptiedAt: ______, insideSiteId: _______, ...told } = nameless;
  return { ...told, visitId: id, ...timesOf(row) };
}

export function toPass(row: VisitRow, pass: string): PassView {
  const { validFrom, validUntil } = validityOf(row);
  const { id, state, title, siteName, address, spaceName, timeZone } = row;
  const { expectedFrom, expectedUntil } = timesOf(row);
  return {
    visitId: id, state, title, siteName, address, spaceName, timeZone, expectedFrom, expectedUntil,
    pass: state === 'cancelled' ? null : pass,
    validFrom: validFrom.toString(),
    validUntil: validUntil.toString(),
  };
}

const timesOf = ({ expectedFrom, expectedUntil, arrivedAt, leftAt }: VisitRow) => ({
  expectedFrom: expectedFrom.toString(),
  expectedUntil: expectedUntil.toString(),
  arrivedAt: arrivedAt?.toString() ?? null,
  leftAt: leftAt?.toString() ?? null,
});
