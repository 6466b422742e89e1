import { Temporal } from 'temporal-polyfill';
import type { LayoutKind, OfferSnapshot, OfferView } from '#contracts';
import type { Instant } from '#kernel';
import { sql } from '#persistence';
import type { BookingRow } from '../bookings/booking-row.js';
import type { OfferState } from '../domain/offers.js';

interface Bilingual {
  sv: string;
  en: string;
}

/** What somebody is offered: the request as it would be there, as far as that differs. */
export interface OfferedAlternative
  extends Pick<
    BookingRow,
    'siteId' | 'siteName' | 'address' | 'spaceId' | 'spaceName' | 'spaceInUse' | 'timeZone' | 'start' | 'end' | 'setupMinutes' | 'clearupMinutes' | 'holdsFloor' | 'pooled'
  > {
  /** Which of them it is, from 1. */
  choice: number;
  layout: LayoutKind | null;
  rulesVersion: number;
  /** On what grounds two have approved it. */
  secondApproval: BookingRow['secondApproval'];
  siteName: Bilingual;
}

export interface OfferRow {
  id: string;
  bookingId: string;
  caseId: string;
  caseNumber: string;
  title: string;
  applicantId: string | null;
  state: OfferState;
  until: Instant;
  madeAt: Instant;
  madeBy: string | null;
  endedAt: Instant | null;
  accepted: number | null;
  alternatives: OfferedAlternative[];
  version: number;
}

type Written = Omit<OfferRow, 'alternatives'> & { alternatives: (Omit<OfferedAlternative, 'start' | 'end'> & { start: string; end: string })[] };
export type { Written as WrittenOffer };

/** Selects an offer as it is written, from `offer` with `booking` joined to it. */
export const offerColumns = sql`
  offer.id, offer.booking_id as "bookingId", booking.case_id as "caseId", booking.case_number as "caseNumber", booking.title,
  booking.applicant_id as "applicantId", offer.state, offer.until, offer.made_at as "madeAt", offer.made_by as "madeBy",
  offer.ended_at as "endedAt", offer.accepted, offer.version, (
    select jsonb_agg(jsonb_build_object(
      'choice', choice, 'siteId', site.id, 'siteName', site.name, 'address', site.address, 'spaceId', space.id, 'spaceName', space.name,
      'spaceInUse', space.in_use, 'timeZone', site.time_zone, 'start', one.starts_at, 'end', one.ends_at, 'layout', one.layout,
      'setupMinutes', one.setup_minutes, 'clearupMinutes', one.clearup_minutes, 'holdsFloor', one.holds_floor, 'pooled', one.pooled,
      'rulesVersion', one.rules_version, 'secondApproval', one.second_approval
    ) order by choice)
    from offer_alternatives as one
    join spaces as space on space.id = one.space_id
    join sites as site on site.id = space.site_id
    where offer_id = offer.id
  ) as alternatives`;

const instant = (text: string) => Temporal.Instant.from(text);

export const readOffer = ({ alternatives, ...offer }: Written): OfferRow => ({
  ...offer,
  alternatives: alternatives.map((one) => ({ ...one, start: instant(one.start), end: instant(one.end) })),
});

const placeOf = ({ choice, siteId, siteName, spaceId, spaceName, timeZone, start, end }: OfferedAlternative) => ({
  choice,
  siteId,
  siteName,
  spaceId,
  spaceName,
  timeZone,
  start: start.toString(),
  end: end.toString(),
});

export const toOfferView = ({ id, bookingId, caseNumber, applicantId, title, state, until, madeAt, endedAt, alternatives, accepted, version }: OfferRow): OfferView => ({
  id,
  bookingId,
  caseNumber,
  applicantId,
  title,
  state,
  until: until.toString(),
  madeAt: madeAt.toString(),
  endedAt: endedAt?.toString() ?? null,
  alternatives: alternatives.map(({ layout, setupMinutes, clearupMinutes, pooled, ...one }) => ({
    ...placeOf({ layout, setupMinutes, clearupMinutes, pooled, ...one }),
    layout,
    setupMinutes,
    clearupMinutes,
    pooled,
  })),
  accepted,
  version,
});

export const toOfferSnapshot = ({ id, bookingId, caseNumber, applicantId, state, until, alternatives, accepted, version }: OfferRow): OfferSnapshot => ({
  offerId: id,
  bookingId,
  caseNumber,
  applicantId,
  state,
  until: until.toString(),
  alternatives: alternatives.map(placeOf),
  accepted,
  version,
});
