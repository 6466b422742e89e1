import type { DecisionKind, explainDecisions, ReplyOf } from '#contracts';
import type { BookingRow } from '../bookings/booking-row.js';
import type { DecisionRow } from './find-decisions.js';

type Explained = ReplyOf<typeof explainDecisions>['decisions'][number];

const kinds: Record<string, DecisionKind> = {
  book: 'given-by-rules',
  'approve-first': 'first-approved',
  approve: 'approved',
  offer: 'offered',
  decline: 'declined',
  withdraw: 'withdrawn',
  move: 'moved',
  cancel: 'cancelled',
  reopen: 'reopened',
  finish: 'ended-early',
  release: 'released',
  anonymise: 'erased',
};

// Asking is no decision, unless it is answered by itself; neither is coming.
const noDecisions: ReadonlySet<string> = new Set(['request', 'check-in', 'undo-check-in']);

/** Each decision as it may be told: to her whose booking it is without who in the house decided, and what on others' bookings. */
export function explained(rows: readonly DecisionRow[], booking: BookingRow, toStaff: boolean): Explained[] {
  return rows
    .filter(({ change }) => !noDecisions.has(change))
    .map((row) => {
      const { version, at, state, spaceId, start, end, rules, approvalRules, reason, details } = row;
      const decidedBy = decidedByOf(row, booking);
      return {
        version, state, spaceId, rules, approvalRules, reason, decidedBy,
        kind: row.agreementId !== null && row.change === 'approve' ? 'given-by-agreement' : (kinds[row.change] ?? 'other'),
        at: at.toString(),
        start: start.toString(),
        end: end.toString(),
        by: toStaff || decidedBy === 'applicant' ? row.by : null,
        words: details.reason ?? null,
        secondApproval: secondApprovalOf(row, rows, toStaff),
        agreement: row.agreementId === null ? null : { agreementId: row.agreementId, privileges: row.privileges },
        decidedWith: toStaff ? (details.decidedWith ?? []).filter((id) => id !== booking.id) : [],
        isLate: details.isLate ?? false,
      };
    });
}

function decidedByOf({ change, by, agreementId }: DecisionRow, { applicantId, eventId }: BookingRow): Explained['decidedBy'] {
  if (change === 'book' || change === 'release') return 'rules';
  if (change === 'approve' && agreementId !== null) return 'agreement';
  if (by !== null) return by === applicantId ? 'applicant' : 'house';
  return eventId !== null && (change === 'withdraw' || change === 'cancel') ? 'event' : 'nobody';
}

function secondApprovalOf(row: DecisionRow, rows: readonly DecisionRow[], toStaff: boolean): Explained['secondApproval'] {
  const { grounds } = row.details;
  if (!grounds || (row.change !== 'approve' && row.change !== 'approve-first')) return null;
  const approval = (one: DecisionRow | undefined) => (one ? { at: one.at.toString(), by: toStaff ? one.by : null } : null);
  const isFirst = row.change === 'approve-first';
  const first = isFirst ? row : rows.findLast(({ change, version }) => change === 'approve-first' && version < row.version);
  return { grounds: [...grounds], first: approval(first), second: approval(isFirst ? undefined : row) };
}
