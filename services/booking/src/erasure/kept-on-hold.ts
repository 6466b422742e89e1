import type { Kept } from '#contracts';
import { sql, type Sql, type Transaction } from '#persistence';
import { retentionRules } from '../retention/retention-rules.js';

/** Notes that what is hers in cases on hold, or tells what she did there, is to go when the holds are lifted. @returns their numbers */
export async function waitForHolds(tx: Transaction, personId: string, version: number): Promise<string[]> {
  const held = await tx.query<{ number: string }>(sql`
    with held as (
      select cases.id, number from case_holds join cases on cases.id = case_holds.case_id where lifted_at is null and ${isIn(sql`cases.id`, personId)}
    ),
    noted as (
      insert into erasures_on_hold (case_id, person_id, version) select id, ${personId}, ${version} from held
      on conflict (case_id, person_id) do update set version = excluded.version
    )
    select number from held order by number`);
  return held.map(({ number }) => number);
}

/** Whether a case tells of her in what is kept while it is on hold. */
const isIn = (caseId: Sql, personId: string): Sql => sql`(
  exists (select from bookings where case_id = ${caseId} and applicant_id = ${personId})
  or exists (select from bookings join booking_history on booking_id = bookings.id where case_id = ${caseId} and by = ${personId})
  or exists (
    select from bookings join booking_changes on booking_id = bookings.id
    where case_id = ${caseId} and ${personId} in (asked_by, decided_by))
  or exists (select from bookings join offers on booking_id = bookings.id where case_id = ${caseId} and made_by = ${personId})
  or exists (select from case_assignments where case_id = ${caseId} and ${personId} in (staff_id, by))
  or exists (select from messages where case_id = ${caseId} and author_id = ${personId})
  or exists (select from attachments where case_id = ${caseId} and sent_by = ${personId})
  or exists (select from released_texts where case_id = ${caseId} and ${personId} in (released_by, ended_by))
)`;

/** Nobody puts any of her cases on hold while she is forgotten there. Her bookings first, as everywhere. */
export async function lockCasesOf(tx: Transaction, personId: string): Promise<void> {
  await tx.execute(sql`select from bookings where applicant_id = ${personId} order by id for no key update`);
  await tx.execute(sql`
    select from cases where id in (select case_id from bookings where applicant_id = ${personId}) order by id for no key update`);
}

/** What is kept of her, and on what ground: that there was a case, without her, to whom it was given out, and all of what is on hold. */
export async function keptOf(tx: Transaction, bookingIds: readonly string[], heldNumbers: readonly string[]): Promise<Kept> {
  const held = heldNumbers.map((number) => ({ kind: 'case-on-hold', ground: `Undantaget från gallring: ${number}` }));
  if (bookingIds.length === 0) return held;
  const given = await tx.maybeOne(sql`
    select from disclosures where case_id in (select case_id from bookings where id = any (${bookingIds}::uuid[])) limit 1`);
  const kinds = ['register-entry', ...(given ? ['disclosure-log'] : [])];
  const rules = await retentionRules(tx);
  return [...kinds.map((kind) => ({ kind, ground: rules.find((rule) => rule.kind === kind)!.decision })), ...held];
}
