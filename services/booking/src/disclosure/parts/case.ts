import type { RegisterEntry } from '#contracts';
import type { Instant } from '#kernel';
import { sql } from '#persistence';
import { entryColumns, joinEntry } from '../../register/register-entry.js';
import type { Part } from '../part.js';

interface CaseRow extends RegisterEntry {
  assignedTo: string | null;
  assignedAt: Instant | null;
  waitsFor: string;
  clockMinutes: number;
  removedAt: Instant | null;
  allDecisions: unknown;
  personalName: string | null;
}

/** The entry in the register, and how the case is handled. */
export const casePart: Part = {
  name: 'case',
  read: async ({ db, caseId, masking }) => {
    const { personalName, assignedTo, assignedAt, waitsFor, clockMinutes, removedAt, allDecisions, ...entry } = await db.one<CaseRow>(sql`
      select ${entryColumns}, cases.assigned_to as "assignedTo", cases.assigned_at as "assignedAt", cases.waits_for as "waitsFor",
        cases.clock_minutes as "clockMinutes", cases.removed_at as "removedAt", cases.decisions as "allDecisions",
        case when organisation.kind = 'sole-trader' then organisation.name end as "personalName"
      from cases ${joinEntry} where cases.id = ${caseId}`);
    return {
      ...entry,
      soleTrader: masking.whole(personalName, 'name'),
      assignedTo: masking.who(assignedTo),
      assignedAt, waitsFor, clockMinutes, removedAt,
      decisionsKept: allDecisions,
    };
  },
};
