import type { BookingSnapshot, BookingView } from '#contracts';
import { rfc3339 } from '#kernel';
import { sql } from '#persistence';
import type { BookingStanding } from '../domain/booking-states.js';

interface Bilingual {
  sv: string;
  en: string;
}

type Shown = Pick<
  BookingView,
  | 'equipment' | 'layout' | 'setupMinutes' | 'clearupMinutes' | 'holdsFloor' | 'pooled' | 'serviceIds' | 'contact' | 'isPublic'
  | 'termsVersion' | 'rulesVersion' | 'priority' | 'seriesId' | 'recurrenceId' | 'servesAlcohol' | 'secondApproval' | 'isCancelledLate'
  | 'isNoShow' | 'reasonId' | 'listedReason'
>;

/** What of a booking the diary gives it when it is stored. */
export interface CaseOf {
  caseId: string;
  caseNumber: string;
}

/** A booking with what must be known of its space and site to speak of it. */
export interface BookingRow extends RequestedRow, CaseOf {}

/** As it is before it is stored. */
export interface RequestedRow extends BookingStanding, Shown {
  id: string;
  title: string;
  purpose: string | null;
  people: number;
  spaceName: Bilingual;
  /** False when the house no longer has the space; then only what was given before stays. */
  spaceInUse: boolean;
  siteId: string;
  siteName: Bilingual;
  address: string;
  timeZone: string;
  applicantId: string | null;
  organisationId: string | null;
  /** By which it was approved without anybody deciding. */
  agreementId: string | null;
  /** Which asked for it. */
  eventId: string | null;
  requestedAt: BookingStanding['start'];
  firstApprovedBy: string | null;
  firstApprovedAt: BookingStanding['decidedAt'];
  checkedInAt: BookingStanding['decidedAt'];
  finishedAt: BookingStanding['decidedAt'];
  version: number;
}

/** Selects a BookingRow from `booking`, an alias of bookings or of the same columns, with `space` and `site` joined to it. */
export const bookingColumns = sql`
  booking.id, booking.state, booking.title, booking.purpose, booking.people, booking.equipment, booking.reason, booking.version,
  booking.starts_at as "start", booking.ends_at as "end", booking.applicant_id as "applicantId",
  booking.organisation_id as "organisationId", booking.agreement_id as "agreementId", booking.event_id as "eventId",
  booking.requested_at as "requestedAt", booking.decided_at as "decidedAt", booking.layout,
  booking.setup_minutes as "setupMinutes", booking.clearup_minutes as "clearupMinutes", booking.holds_floor as "holdsFloor",
  booking.pooled, booking.service_ids as "serviceIds", booking.contact, booking.is_public as "isPublic",
  booking.terms_version as "termsVersion", booking.rules_version as "rulesVersion", booking.priority,
  booking.case_id as "caseId", booking.case_number as "caseNumber", booking.serves_alcohol as "servesAlcohol",
  booking.second_approval as "secondApproval", booking.first_approved_by as "firstApprovedBy",
  booking.first_approved_at as "firstApprovedAt", booking.is_cancelled_late as "isCancelledLate",
  booking.checked_in_at as "checkedInAt", booking.finished_at as "finishedAt", booking.is_no_show as "isNoShow",
  booking.reason_id as "reasonId", (select text from reasons where reasons.id = booking.reason_id) as "listedReason",
  booking.series_id as "seriesId", to_char(booking.recurrence_id, 'YYYY-MM-DD"T"HH24:MI:SS') as "recurrenceId",
  space.id as "spaceId", space.name as "spaceName", space.in_use as "spaceInUse",
  site.id as "siteId", site.name as "siteName", site.address, site.time_zone as "timeZone"`;

export const joinPlace = sql`join spaces as space on space.id = booking.space_id join sites as site on site.id = space.site_id`;

export function toView(row: BookingRow): BookingView {
  const { siteName: _, address: __, spaceInUse: ___, firstApprovedBy: ____, ...shown } = row;
  return {
    ...shown,
    ...timesOf(row),
    requestedAt: rfc3339(row.requestedAt),
    decidedAt: row.decidedAt && rfc3339(row.decidedAt),
    firstApprovedAt: row.firstApprovedAt?.toString() ?? null,
    checkedInAt: row.checkedInAt?.toString() ?? null,
    finishedAt: row.finishedAt?.toString() ?? null,
  };
}

/** What the other services are told: neither the purpose nor the contact, nor what only matters in the house. */
export const toSnapshot = (row: BookingRow): BookingSnapshot => ({
  bookingId: row.id,
  state: row.state,
  title: row.title,
  people: row.people,
  siteId: row.siteId,
  siteName: row.siteName,
  address: row.address,
  spaceId: row.spaceId,
  spaceName: row.spaceName,
  timeZone: row.timeZone,
  ...timesOf(row),
  applicantId: row.applicantId,
  organisationId: row.organisationId,
  reason: row.reason,
  listedReason: row.listedReason,
  caseNumber: row.caseNumber,
  isNoShow: row.isNoShow,
  isCancelledLate: row.isCancelledLate,
  checkedInAt: row.checkedInAt?.toString() ?? null,
  finishedAt: row.finishedAt?.toString() ?? null,
  agreementId: row.agreementId,
  eventId: row.eventId,
  layout: row.layout,
  setupMinutes: row.setupMinutes,
  clearupMinutes: row.clearupMinutes,
  isPublic: row.isPublic,
  serviceIds: row.serviceIds,
  priority: row.priority,
  seriesId: row.seriesId,
  recurrenceId: row.recurrenceId,
  version: row.version,
});

const timesOf = ({ start, end }: BookingRow) => ({ start: rfc3339(start), end: rfc3339(end) });
