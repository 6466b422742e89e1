import { z } from 'zod';
import { command, query } from '../define.js';
import { id, instant, line, page, pageOf, text } from '../fields.js';
import { exampleIds } from './views.js';

const registrars = { registrar: 'all', admin: 'all' } as const;

export const recipientKind = z
  .enum(['party', 'anyone', 'authority'])
  .describe('Whoever asked, who gets what is hers; anybody, who gets what is public; an authority that the law gives all of it');
export type RecipientKind = z.output<typeof recipientKind>;

const mask = z.strictObject({
  part: z.string(),
  what: z.enum(['person', 'staff', 'contact', 'words', 'internal', 'name']),
  count: z.int().describe('How many times'),
});
export type Mask = z.output<typeof mask>;

export const disclosureView = z
  .strictObject({
    id: id(),
    caseId: id(),
    caseNumber: z.string(),
    at: instant(),
    by: id().nullable().describe('Null when she has been erased'),
    recipientKind,
    recipient: z.string(),
    legalGround: z.string().nullable(),
    digest: z.string().describe('SHA-256 of the document, in hexadecimal'),
    masks: z.array(mask).describe('What was masked in which part'),
  })
  .meta({ id: 'Disclosure' });

export const discloseCase = command({
  subject: 'booking.disclosures.disclose',
  summary: 'Give out everything of a case, masked by the rule for whom it is given to; that it was given goes into a log that nobody changes',
  serves: registrars,
  input: z.strictObject({
    caseId: id(),
    recipientKind,
    recipient: line(200).describe('Who gets it, in words'),
    legalGround: text(500).optional().describe('By what law an authority gets all of it'),
  }),
  personal: ['applicantId'],
  reply: z.strictObject({ disclosure: disclosureView, applicantId: id().nullable(), document: z.string().describe('The document as it is given out: JSON, of which the digest is taken') }),
  errors: ['case.not-found', 'case.too-large', 'input.invalid'],
  example: { caseId: exampleIds.booking, recipientKind: 'anyone', recipient: 'Lokaltidningen' },
});

export const listDisclosures = query({
  subject: 'booking.disclosures.list',
  summary: 'List what was given out of cases, to whom and on what ground, the newest first',
  serves: registrars,
  input: z.strictObject({ caseId: id().optional(), ...page }),
  personal: ['applicantId'],
  reply: pageOf(disclosureView.extend({ applicantId: id().nullable().describe('Whose case it is') }).meta({ id: 'DisclosureInList' })),
  errors: ['input.invalid'],
  example: { caseId: exampleIds.booking },
});

const caseHold = z
  .strictObject({
    caseId: id(),
    caseNumber: z.string(),
    applicantId: id().nullable().describe('Whose case it is; null where she has been erased'),
    reason: z.string(),
    placedAt: instant(),
    placedBy: id().nullable(),
    liftedAt: instant().nullable(),
    liftedBy: id().nullable(),
    liftReason: z.string().nullable(),
  })
  .meta({ id: 'CaseHold' });

export const holdCase = command({
  subject: 'booking.cases.hold',
  summary: 'Put a case on hold: nothing of it is removed, by retention or erasure, until the hold is lifted',
  serves: registrars,
  input: z.strictObject({ caseId: id(), reason: text(1000) }),
  reply: caseHold,
  errors: ['case.not-found', 'case.already-on-hold'],
  example: { caseId: exampleIds.booking, reason: 'Överklagat' },
});

export const liftHold = command({
  subject: 'booking.cases.lift-hold',
  summary: 'Lift the hold of a case: what has been due meanwhile is removed from then on',
  serves: registrars,
  input: z.strictObject({ caseId: id(), reason: text(1000) }),
  reply: caseHold,
  errors: ['case.not-found', 'case.not-on-hold'],
  example: { caseId: exampleIds.booking, reason: 'Domen har vunnit laga kraft' },
});

export const listHolds = query({
  subject: 'booking.cases.holds',
  summary: 'List the holds of cases that stand, or all of one case, the newest first',
  serves: registrars,
  input: z.strictObject({ caseId: id().optional() }),
  personal: ['applicantId'],
  reply: z.strictObject({ items: z.array(caseHold).describe('At most 500') }),
  errors: [],
  example: {},
});
