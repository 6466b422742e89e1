import { z } from 'zod';
import { command, fact, query } from '../define.js';
import { id, instant, line, page, pageOf, version } from '../fields.js';
import { exampleIds } from './views.js';

const exampleAbsence = '019a0000-0000-7000-8000-000000000018';
const exampleStaff = '019a0000-0000-7000-8000-000000000001';
const staff = { staff: 'all', admin: 'all' } as const;

export const waitsFor = z.enum(['staff', 'applicant']);

/** Who stands in for somebody who is away. */
export const standIn = z
  .strictObject({
    staffId: id().nullable().describe('Null where nobody stands in'),
    isAwayToo: z.boolean().describe('Nobody stands in for who stands in'),
    until: instant().describe('When whoever is away is back'),
  })
  .meta({ id: 'StandIn' });

const handling = {
  caseId: id(),
  caseNumber: z.string(),
  waitsFor,
  assignedTo: id().nullable(),
  assignedAt: instant().nullable(),
  standIn: standIn.nullable().describe('Null where whoever handles it is not away'),
  version: version().describe('Of how the case is handled'),
};

export const caseHandling = z.strictObject(handling).meta({ id: 'CaseHandling' });
export type CaseHandling = z.output<typeof caseHandling>;

export const inboxItem = z
  .strictObject({
    ...handling,
    kind: z.enum(['booking', 'series']),
    decides: z.enum(['request', 'change']).describe('Whether it has been asked for, or a change of what has been approved'),
    bookingId: id().describe('The first that waits'),
    bookingVersion: version().describe('Of that booking, for deciding on it'),
    bookings: z.int().describe('How many belong to the case'),
    siteId: id(),
    spaceId: id(),
    spaceName: z.strictObject({ sv: z.string(), en: z.string() }),
    timeZone: z.string(),
    start: instant(),
    end: instant(),
    title: line(120),
    people: z.int(),
    priority: z.int(),
    applicantId: id().nullable(),
    organisationId: id().nullable(),
    organisationName: z.string().nullable(),
    receivedAt: instant(),
    dueAt: instant().nullable().describe('Until when it should be decided, by the hours of the house; null while the applicant is waited for'),
    isLate: z.boolean(),
    competing: z.int().describe('How many other cases ask for any of the same floor and time'),
    unread: z.int().describe('Messages from the applicant that whoever asks has not read'),
  })
  .meta({ id: 'InboxItem' });
export type InboxItem = z.output<typeof inboxItem>;

const inboxCounts = z.strictObject({
  all: z.int(),
  mine: z.int().describe('Also of those for whom one stands in now'),
  unassigned: z.int(),
  late: z.int(),
  waitingForApplicant: z.int(),
});

export const listInbox = query({
  subject: 'booking.inbox.list',
  summary: 'List the cases in which something is to be decided, with when it is due by the hours of the house, and how many there are of each kind',
  serves: staff,
  input: z.strictObject({
    siteId: id().optional(),
    spaceId: id().optional(),
    organisationId: id().optional(),
    from: instant().optional().describe('What is wished for ends after this'),
    to: instant().optional().describe('What is wished for starts before this'),
    text: line(120).optional().describe('Of a case number, a title or the name of an organisation'),
    assigned: z
      .string()
      .regex(/^(?:me|nobody|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i, 'me, nobody or an id')
      .optional()
      .describe('Whose: `me`, `nobody` or an id; one’s own are also those of whom one stands in for now'),
    isLate: z.boolean().optional(),
    waitsFor: waitsFor.optional(),
    sort: z.enum(['due', 'received', 'start', 'priority']).default('due'),
    ...page,
  }),
  personal: ['applicantId'],
  reply: z.strictObject({
    ...pageOf(inboxItem).shape,
    counts: inboxCounts.describe('Whatever is said of assigned, isLate and waitsFor'),
  }),
  errors: ['input.invalid'],
  example: { assigned: 'me', sort: 'due' },
});

export const claimCase = command({
  subject: 'booking.cases.claim',
  summary: 'Take on a case that nobody handles; of two who do at once, one is told that the other has it',
  serves: staff,
  input: z.strictObject({ caseId: id() }),
  reply: caseHandling,
  errors: ['case.not-found', 'case.already-claimed', 'person.erased'],
  example: { caseId: exampleIds.booking },
});

export const assignCase = command({
  subject: 'booking.cases.assign',
  summary: 'Give a case to somebody of the staff, whoever has it; where she is away, it is said who stands in',
  serves: staff,
  input: z.strictObject({ caseId: id(), staffId: id(), version: version().optional() }),
  reply: caseHandling,
  errors: ['case.not-found', 'person.erased', 'version.changed'],
  example: { caseId: exampleIds.booking, staffId: exampleStaff },
});

export const releaseCase = command({
  subject: 'booking.cases.release',
  summary: 'Let a case be handled by nobody again',
  serves: staff,
  input: z.strictObject({ caseId: id(), version: version().optional() }),
  reply: caseHandling,
  errors: ['case.not-found', 'version.changed'],
  example: { caseId: exampleIds.booking },
});

export const resumeCase = command({
  subject: 'booking.cases.resume',
  summary: 'Wait for the applicant no longer, as when she has answered by telephone; the clock goes on',
  serves: staff,
  input: z.strictObject({ caseId: id(), version: version().optional() }),
  reply: caseHandling,
  errors: ['case.not-found', 'version.changed'],
  example: { caseId: exampleIds.booking },
});

export const setDecisionTime = command({
  subject: 'booking.inbox.set-decision-time',
  summary: 'Set how many minutes of opening hours a request may wait for a decision at a site',
  serves: { admin: 'all' },
  input: z.strictObject({ siteId: id(), minutes: z.int().min(30).max(14_400) }),
  reply: z.strictObject({ siteId: id(), minutes: z.int() }),
  errors: ['site.not-found'],
  example: { siteId: exampleIds.site, minutes: 960 },
});

export const absenceView = z
  .strictObject({
    id: id(),
    staffId: id(),
    from: instant(),
    until: instant(),
    standInId: id().nullable(),
    standInIsAway: z.boolean().describe('Whether who stands in is away for any part of that time'),
  })
  .meta({ id: 'Absence' });
export type AbsenceView = z.output<typeof absenceView>;

export const setAbsence = command({
  subject: 'booking.absences.set',
  summary: 'Say when somebody of the staff is away, and who stands in: oneself, or for an admin anybody',
  serves: { staff: 'own', admin: 'all' },
  input: z.strictObject({
    absenceId: id().optional().describe('One that is to be changed'),
    staffId: id().optional().describe('Oneself, if nobody is named'),
    from: instant(),
    until: instant(),
    standInId: id().nullable().default(null),
  }),
  reply: absenceView,
  errors: [
    'absence.not-found', 'absence.overlaps', 'absence.stands-in-for-herself', 'person.erased', 'actor.not-permitted', 'input.end-before-start',
  ],
  example: { from: '2026-12-20T23:00:00Z', until: '2027-01-06T23:00:00Z', standInId: exampleStaff },
});

export const listAbsences = query({
  subject: 'booking.absences.list',
  summary: 'List who of the staff is away now or later, and who stands in',
  serves: staff,
  input: z.strictObject({ staffId: id().optional() }),
  reply: z.strictObject({ items: z.array(absenceView).describe('At most five hundred') }),
  errors: [],
  example: {},
});

export const removeAbsence = command({
  subject: 'booking.absences.remove',
  summary: 'Take back that somebody is away',
  serves: { staff: 'own', admin: 'all' },
  input: z.strictObject({ absenceId: id() }),
  reply: absenceView,
  errors: ['absence.not-found'],
  example: { absenceId: exampleAbsence },
});

export const caseAssigned = fact({
  type: 'domain.booking.case-assigned.v1',
  summary: 'A case has been taken on by somebody, given to somebody, or released',
  data: z.strictObject({
    assignmentId: id(),
    caseId: id(),
    caseNumber: z.string(),
    siteId: id(),
    assignedTo: id().nullable().describe('Null where it has been released'),
    isClaimed: z.boolean().optional().describe('By herself'),
    wish: z
      .strictObject({
        siteName: z.strictObject({ sv: z.string(), en: z.string() }),
        spaceName: z.strictObject({ sv: z.string(), en: z.string() }),
        timeZone: z.string(),
        start: instant(),
        end: instant(),
      })
      .optional()
      .describe('The first that belongs to the case'),
    version: version(),
  }),
});

export const caseBecameLate = fact({
  type: 'domain.booking.case-became-late.v1',
  summary: 'A case has waited for staff longer than the site allows, by the hours of the house; told once for each time that it was due',
  data: z.strictObject({
    latenessId: id(),
    caseId: id(),
    caseNumber: z.string(),
    decides: inboxItem.shape.decides,
    siteId: id(),
    siteName: z.strictObject({ sv: z.string(), en: z.string() }),
    spaceName: z.strictObject({ sv: z.string(), en: z.string() }),
    timeZone: z.string(),
    start: instant().describe('Of the first that waits, as it is wished for, like end'),
    end: instant(),
    receivedAt: instant(),
    dueAt: instant(),
    handledBy: id().nullable().describe('Whoever handles it, or stands in for her while she is away; null where nobody does'),
    version: version(),
  }),
});
