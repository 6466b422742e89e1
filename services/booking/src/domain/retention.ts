import type { Temporal } from 'temporal-polyfill';

/** From when each kind of record is kept its days; what is kept for ever is counted from nothing. */
export const countedFrom = {
  'register-entry': 'nothing',
  'released-text': 'nothing',
  'booking-case': 'case-over',
  'case-free-text': 'case-over',
  'contact': 'case-over',
  'thread': 'case-over',
  'attachment': 'case-over',
  'draft': 'last-change',
  'disclosure-log': 'writing',
  'audit': 'writing',
} as const;

export type RecordKind = keyof typeof countedFrom;

/** Kept for ever, or as long as the code itself says. */
const fixed: readonly RecordKind[] = ['register-entry', 'released-text', 'draft', 'audit'];

export const isFixed = (kind: RecordKind): boolean => fixed.includes(kind);

/** What is older than this is due; undefined where nothing ever is. */
export const dueBefore = (keepDays: number | null, now: Temporal.Instant): Temporal.Instant | undefined =>
  keepDays === null ? undefined : now.subtract({ hours: 24 * keepDays });
