import { z } from 'zod';
import { command, fact, query } from '../define.js';
import { date, email, id, instant, line, page, pageOf, text, version } from '../fields.js';
import { snapshotOf } from '../operations/snapshots.js';
import { agreementKind, agreementSnapshot, agreementState, agreementView, pdfView, privileges, signingView } from './agreement-views.js';
import { exampleIds } from './views.js';

const exampleAgreement = '019a0000-0000-7000-8000-000000000040';
const examplePartner = '019a0000-0000-7000-8000-000000000041';
const exampleToken = 'AZoAAAAAcACAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAA';
const exampleHash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/** What a link in a message proves by itself, whoever opens it. */
const anyone = { visitor: 'all', booker: 'all', 'organisation-admin': 'all', reception: 'all', staff: 'all', admin: 'all' } as const;
const staff = { staff: 'all', admin: 'all' } as const;
const readers = { booker: 'own', 'organisation-admin': 'own', staff: 'all', admin: 'all' } as const;

const terms = {
  kind: agreementKind,
  title: line(200),
  text: text(50_000).describe('What is agreed, in plain text; an empty line begins a new paragraph, and # a heading'),
  parties: z
    .array(
      z.strictObject({
        organisationId: id(),
        signatory: z.strictObject({ email: email(), name: line(120) }).describe('Who signs for it'),
      }),
    )
    .min(2)
    .max(20),
  validFrom: date(),
  validUntil: date().describe('The last day, included'),
  privileges,
};

const exampleTerms = {
  kind: 'letter-of-intent' as const,
  title: 'Avsiktsförklaring om tysta leveranser',
  text: '# Syfte\n\nParterna prövar tysta leveranser i Oceanhamnen.',
  parties: [
    { organisationId: exampleIds.organisation, signatory: { email: 'anna@example.se', name: 'Anna Ek' } },
    { organisationId: examplePartner, signatory: { email: 'bo@example.se', name: 'Bo Berg' } },
  ],
  validFrom: '2026-12-01',
  validUntil: '2027-11-30',
  privileges: { daysAhead: 540, automaticApproval: true, hoursAMonth: 20 },
};

const wrongTerms = ['organisation.not-found', 'agreement.organisation-twice', 'agreement.validity-over', 'input.end-before-start'] as const;

export const draftAgreement = command({
  subject: 'partners.agreements.draft',
  summary: 'Write an agreement between organisations; nobody is told until it is sent',
  serves: staff,
  input: z.strictObject(terms),
  reply: agreementView,
  errors: wrongTerms,
  example: exampleTerms,
});

export const changeAgreement = command({
  subject: 'partners.agreements.change',
  summary: 'Change a draft; what has been sent can’t be changed',
  serves: staff,
  input: z.strictObject({ agreementId: id(), version: version(), ...terms }),
  reply: agreementView,
  errors: [...wrongTerms, 'agreement.not-found', 'agreement.illegal-transition', 'version.changed'],
  example: { agreementId: exampleAgreement, version: 1, ...exampleTerms },
});

export const sendAgreement = command({
  subject: 'partners.agreements.send',
  summary: 'Fix the text as a PDF and send each party a link to sign it with',
  serves: staff,
  input: z.strictObject({ agreementId: id(), version: version() }),
  reply: agreementView,
  errors: ['agreement.not-found', 'agreement.illegal-transition', 'agreement.validity-over', 'person.erased', 'version.changed'],
  example: { agreementId: exampleAgreement, version: 1 },
});

export const withdrawAgreement = command({
  subject: 'partners.agreements.withdraw',
  summary: 'Take back an agreement that not every party has signed; its signing links still show it, but nobody can sign',
  serves: staff,
  input: z.strictObject({ agreementId: id(), version: version().optional(), reason: text(1000) }),
  reply: agreementView,
  errors: ['agreement.not-found', 'agreement.illegal-transition', 'version.changed'],
  example: { agreementId: exampleAgreement, reason: 'Parterna har enats om en ny lydelse.' },
});

export const terminateAgreement = command({
  subject: 'partners.agreements.terminate',
  summary: 'End an agreement before its time; its privileges end at once, and what was approved stays',
  serves: staff,
  input: z.strictObject({ agreementId: id(), version: version().optional(), reason: text(1000) }),
  reply: agreementView,
  errors: ['agreement.not-found', 'agreement.illegal-transition', 'version.changed'],
  example: { agreementId: exampleAgreement, reason: 'Projektet är avslutat.' },
});

export const getAgreement = query({
  subject: 'partners.agreements.get',
  summary: 'Show an agreement: to staff, to who signs it, and to who acts for a party once it has been sent',
  serves: readers,
  input: z.strictObject({ agreementId: id() }),
  reply: agreementView,
  errors: ['agreement.not-found'],
  example: { agreementId: exampleAgreement },
});

export const listAgreements = query({
  subject: 'partners.agreements.list',
  summary: 'List agreements, newest first: all of them for staff, for anybody else those that she or her organisations are party to',
  serves: readers,
  input: z.strictObject({ state: agreementState.optional(), organisationId: id().optional(), ...page }),
  reply: pageOf(agreementView.omit({ text: true }).meta({ id: 'AgreementSummary' })),
  errors: [],
  example: { state: 'active' },
});

export const getAgreementDocument = query({
  subject: 'partners.agreements.get-document',
  summary: 'Give the PDF of an agreement: the very document that is signed, or the copy with the signatures added',
  serves: readers,
  input: z.strictObject({ agreementId: id(), copy: z.enum(['to-sign', 'signed']).default('to-sign') }),
  reply: pdfView,
  errors: ['agreement.not-found', 'agreement.illegal-transition'],
  example: { agreementId: exampleAgreement },
});

export const openSigning = query({
  subject: 'partners.signings.open',
  summary: 'Show what a signing link is for',
  serves: anyone,
  secret: true,
  input: z.strictObject({ token: line(100) }),
  reply: signingView,
  errors: ['link.invalid'],
  example: { token: exampleToken },
});

export const getSigningDocument = query({
  subject: 'partners.signings.get-document',
  summary: 'Give the PDF that a signing link is for',
  serves: anyone,
  secret: true,
  input: z.strictObject({ token: line(100) }),
  reply: pdfView,
  errors: ['link.invalid'],
  example: { token: exampleToken },
});

export const signAgreement = command({
  subject: 'partners.signings.sign',
  summary: 'Sign for the party that the link is for, naming the hash of what was read',
  serves: anyone,
  secret: true,
  input: z.strictObject({ token: line(100), name: line(120), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  reply: signingView,
  errors: ['link.invalid', 'agreement.illegal-transition', 'agreement.already-signed', 'agreement.text-changed'],
  example: { token: exampleToken, name: 'Anna Ek', hash: exampleHash },
});

export const revealSigningLink = query({
  subject: 'partners.signings.reveal-link',
  summary: 'Give the secret of a party’s signing link to whoever writes the message with it',
  serves: { system: 'all' },
  peers: ['notifications'],
  input: z.strictObject({ partyId: id() }),
  reply: z.strictObject({ token: z.string() }),
  errors: ['agreement.not-found'],
  example: { partyId: '019a0000-0000-7000-8000-000000000042' },
});

export const agreementSent = fact({ type: 'domain.partners.agreement-sent.v1', summary: 'An agreement waits for its parties to sign', data: agreementSnapshot });
export const agreementPartySigned = fact({
  type: 'domain.partners.agreement-party-signed.v1',
  summary: 'One party has signed, and others have not yet',
  data: agreementSnapshot,
});
export const agreementSigned = fact({
  type: 'domain.partners.agreement-signed.v1',
  summary: 'The last party has signed; it is active when its first day comes',
  data: agreementSnapshot,
});
export const agreementActivated = fact({ type: 'domain.partners.agreement-activated.v1', summary: 'A signed agreement is valid from now on', data: agreementSnapshot });
export const agreementAboutToEnd = fact({ type: 'domain.partners.agreement-about-to-end.v1', summary: 'An active agreement ends within a month', data: agreementSnapshot });
export const agreementEnded = fact({ type: 'domain.partners.agreement-ended.v1', summary: 'The last day of an agreement is over', data: agreementSnapshot });
export const agreementTerminated = fact({ type: 'domain.partners.agreement-terminated.v1', summary: 'An agreement has been ended before its time', data: agreementSnapshot });
export const agreementWithdrawn = fact({ type: 'domain.partners.agreement-withdrawn.v1', summary: 'An agreement that had been sent will not be signed', data: agreementSnapshot });
export const agreementAnonymised = fact({
  type: 'domain.partners.agreement-anonymised.v1',
  summary: 'An agreement as it stands after somebody who signs was erased; replaces all earlier facts about it',
  data: agreementSnapshot,
});

/** What an agreement gives one of its organisations; kept by whoever obeys it. */
export const grant = z.strictObject({
  id: id().describe('Of the party'),
  agreementId: id(),
  organisationId: id(),
  isActive: z.boolean(),
  startsAt: instant(),
  endsAt: instant(),
  privileges,
  version: version(),
});
export type Grant = z.output<typeof grant>;

export const snapshotGrants = snapshotOf('partners.grants.snapshot', 'Tell what every agreement that has ever been active gives each of its organisations now', grant);
