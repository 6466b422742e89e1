import { z } from 'zod';
import { date, id, instant, line, text, version } from '../fields.js';

export const agreementKind = z.enum(['letter-of-intent', 'cooperation-agreement']);

/** `signed`: by every party, but not yet valid. `withdrawn`: taken back before every party had signed. */
export const agreementState = z.enum(['draft', 'sent', 'signed', 'active', 'ended', 'terminated', 'withdrawn']);
export type AgreementState = z.output<typeof agreementState>;

/** What an agreement lets its organisations do while it is active. */
export const privileges = z
  .strictObject({
    daysAhead: z.int().min(1).max(1095).nullable().describe('How many days ahead they may ask, where that is more than others may'),
    automaticApproval: z.boolean().describe('Whether what they ask for within opening hours is approved at once'),
    hoursAMonth: z.int().min(1).max(744).nullable().describe('How many hours a calendar month are approved at once; null is no limit'),
    priority: z.int().min(0).max(9).optional().describe('Which of several requests for the same time staff are shown first: the highest; 0 is none'),
  })
  .meta({ id: 'Privileges' });
export type Privileges = z.output<typeof privileges>;

export const partyView = z
  .strictObject({
    id: id(),
    organisationId: id(),
    organisationName: line(200),
    signatoryId: id().nullable().describe('Who is asked to sign; null when she has been erased'),
    signedAt: instant().nullable(),
    signedAs: line(120).nullable().describe('The name that she signed with; null when she has been erased'),
  })
  .meta({ id: 'AgreementParty' });

const sha256 = () => z.string().regex(/^[0-9a-f]{64}$/).describe('SHA-256 of the PDF that is signed, in hexadecimal');

export const agreementView = z
  .strictObject({
    id: id(),
    kind: agreementKind,
    title: line(200),
    text: text(50_000),
    state: agreementState,
    parties: z.array(partyView),
    validFrom: date().describe('The first day'),
    validUntil: date().describe('The last day, included'),
    privileges,
    hash: sha256().nullable().describe('Null while it is a draft'),
    reason: text(1000).nullable().describe('Why it was terminated or withdrawn'),
    createdAt: instant(),
    sentAt: instant().nullable(),
    signedAt: instant().nullable().describe('When the last party signed'),
    endedAt: instant().nullable(),
    version: version(),
  })
  .meta({ id: 'Agreement' });
export type AgreementView = z.output<typeof agreementView>;

/** What whoever holds a signing link is shown. */
export const signingView = z
  .strictObject({
    agreementId: id(),
    kind: agreementKind,
    title: line(200),
    text: text(50_000),
    state: agreementState,
    validFrom: date(),
    validUntil: date(),
    hash: sha256(),
    partyId: id().describe('The party that the link is for'),
    parties: z.array(z.strictObject({ id: id(), organisationName: line(200), signedAt: instant().nullable() })),
  })
  .meta({ id: 'Signing' });

export const pdfView = z
  .strictObject({ fileName: line(200), hash: sha256(), pdf: z.base64().describe('The document, PDF in base64') })
  .meta({ id: 'PdfDocument' });

/** What the other services are told of an agreement: all of its present state but its text and the names of those who sign. */
export const agreementSnapshot = z.strictObject({
  agreementId: id(),
  kind: agreementKind,
  title: line(200),
  state: agreementState,
  parties: z.array(z.strictObject({ partyId: id(), organisationId: id(), signatoryId: id().nullable(), signedAt: instant().nullable() })),
  startsAt: instant().describe('When its first day begins'),
  endsAt: instant().describe('When its last day is over'),
  timeZone: z.string(),
  privileges,
  hash: sha256().nullable(),
  reason: text(1000).nullable(),
  version: version(),
});
export type AgreementSnapshot = z.output<typeof agreementSnapshot>;
