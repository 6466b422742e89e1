import { DomainError, isStaff, type Actor, type Instant } from '#kernel';
import { sql, type Queryable, type Transaction } from '#persistence';
import { lockCase } from '../cases/case-handling.js';
import { mustBeRemembered } from '../erasure/person-lock.js';
import type { BookingState } from '../domain/booking-states.js';

type Bilingual = { sv: string; en: string };

/** A case as far as its thread goes. */
export interface SeenCase {
  caseId: string;
  caseNumber: string;
  state: BookingState;
  waitsFor: 'staff' | 'applicant';
  version: number;
  applicantId: string | null;
  siteName: Bilingual;
  spaceName: Bilingual;
  timeZone: string;
  start: Instant;
  end: Instant;
}

/** A case that the actor may know of: staff any, anybody else her own. @throws DomainError `case.not-found` */
export async function seenCase(db: Queryable, caseId: string, actor: Actor): Promise<SeenCase> {
  const seen = await db.maybeOne<SeenCase>(sql`
    select item.id as "caseId", item.number as "caseNumber", item.state, item.waits_for as "waitsFor", item.version,
      booking.applicant_id as "applicantId", site.name as "siteName", space.name as "spaceName", site.time_zone as "timeZone",
      booking.starts_at as "start", booking.ends_at as "end"
    from cases as item
    join sites as site on site.id = item.site_id
    join lateral (select * from bookings where case_id = item.id order by starts_at, id limit 1) as booking on true
    join spaces as space on space.id = booking.space_id
    where item.id = ${caseId}`);
  if (!seen || !(isStaff(actor) || seen.applicantId === actor.id)) throw new DomainError('case.not-found');
  return seen;
}

/**
 * The same, which nobody else changes or writes in until the transaction ends, and whose applicant and writer are not erased before.
 * People first, then the case: as who erases does.
 */
export async function lockSeenCase(tx: Transaction, caseId: string, actor: Actor): Promise<SeenCase> {
  const { applicantId } = await seenCase(tx, caseId, actor);
  for (const personId of [...new Set([actor.id, ...(applicantId === null ? [] : [applicantId])])].toSorted()) await mustBeRemembered(tx, personId);
  await lockCase(tx, { caseId });
  return seenCase(tx, caseId, actor);
}
