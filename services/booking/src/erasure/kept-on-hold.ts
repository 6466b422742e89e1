import type { Kept } from '#contracts';
import { sql, type Transaction } from '#persistence';
import { isOnHold } from '../retention/case-holds.js';
import { retentionRule } from '../retention/retention-rules.js';

/** Notes that what is hers in cases on hold is to go when the holds are lifted. @returns their numbers */
export async function waitForHolds(tx: Transaction, personId: string, version: number): Promise<string[]> {
  const held = await tx.query<{ number: string }>(sql`
    with held as (
      select distinct case_id, case_number from bookings where applicant_id = ${personId} and ${isOnHold(sql`bookings.case_id`)}
    ),
    noted as (
      insert into erasures_on_hold (case_id, person_id, version) select case_id, ${personId}, ${version} from held
      on conflict (case_id, person_id) do update set version = excluded.version
    )
    select case_number as number from held order by case_number`);
  return held.map(({ number }) => number);
}

/** What is kept of her, and on what ground: that there was a case, without her, and all of what is on hold. */
export async function keptOf(tx: Transaction, hadCases: boolean, heldNumbers: readonly string[]): Promise<Kept> {
  const held = heldNumbers.map((number) => ({ kind: 'case-on-hold', ground: `Undantaget från gallring: ${number}` }));
  if (!hadCases) return held;
  const { decision } = await retentionRule(tx, 'register-entry');
  return [{ kind: 'register-entry', ground: decision }, ...held];
}
