import { z } from 'zod';
import { command, query } from '../define.js';
import { date, instant, page, pageOf, text, version } from '../fields.js';

const registrars = { registrar: 'all', admin: 'all' } as const;

export const recordKind = z.enum([
  'register-entry', 'released-text', 'booking-case', 'case-free-text', 'contact', 'thread', 'attachment', 'draft', 'disclosure-log', 'audit',
]);
export type RecordKind = z.output<typeof recordKind>;

export const retentionRule = z
  .strictObject({
    kind: recordKind,
    version: version(),
    keepDays: z.int().nullable().describe('Null is for ever'),
    countedFrom: z.enum(['case-over', 'last-change', 'writing', 'nothing']).describe('`case-over` is when it ends or was decided, whichever comes last'),
    decision: z.string().describe('The decision that it rests on'),
    at: instant(),
  })
  .meta({ id: 'RetentionRule' });
export type RetentionRule = z.output<typeof retentionRule>;

export const listRetentionRules = query({
  subject: 'booking.retention.rules',
  summary: 'Tell how long each kind of record is kept, counted from what, and by what decision',
  serves: { visitor: 'all', booker: 'all', reception: 'all', registrar: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({}),
  reply: z.strictObject({ rules: z.array(retentionRule) }),
  errors: [],
  example: {},
});

export const setRetentionRule = command({
  subject: 'booking.retention.set',
  summary: 'Decide how long a kind of record is kept from now on; what a rule has removed refers to the version that it was removed by',
  serves: registrars,
  input: z.strictObject({
    kind: recordKind,
    version: version().describe('The version that is replaced'),
    keepDays: z.int().min(1).max(36_600).nullable().describe('Null is for ever'),
    decision: text(500),
  }),
  reply: retentionRule,
  errors: ['version.changed', 'retention.kind-is-fixed'],
  example: { kind: 'contact', version: 1, keepDays: 60, decision: 'Dokumenthanteringsplan 2027 §5' },
});

export const previewRetention = query({
  subject: 'booking.retention.preview',
  summary: 'Count what would be removed until a day, and what stays only since its case is on hold',
  serves: registrars,
  input: z.strictObject({ until: date() }),
  reply: z.strictObject({
    kinds: z.array(z.strictObject({ kind: recordKind, due: z.int(), onHold: z.int() })),
  }),
  errors: [],
  example: { until: '2031-12-31' },
});

export const caseRemoval = z
  .strictObject({
    position: z.int(),
    at: instant(),
    kind: recordKind,
    caseNumber: z.string().nullable().describe('Null for what belongs to no case'),
    count: z.int(),
    ruleVersion: version(),
    decision: z.string(),
    previous: z.string().describe('The digest of the row before, in hexadecimal'),
    digest: z.string().describe('SHA-256 of this row with that of the row before'),
  })
  .meta({ id: 'CaseRemoval' });

export const listCaseRemovals = query({
  subject: 'booking.retention.removals',
  summary: 'List what has been removed, by which rule and decision, the newest first, and tell whether the log is whole',
  serves: registrars,
  input: z.strictObject({ caseNumber: z.string().max(40).optional(), ...page }),
  reply: pageOf(caseRemoval).extend({ isWhole: z.boolean().describe('False where a row has been changed or is missing') }),
  errors: ['input.invalid'],
  example: {},
});
