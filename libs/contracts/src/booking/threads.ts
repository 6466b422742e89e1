import { z } from 'zod';
import { command, fact, query } from '../define.js';
import { id, instant, line, page, text, version } from '../fields.js';
import { caseHandling, waitsFor } from './inbox.js';
import { exampleIds } from './views.js';

/** What somebody may send with a message: in parts, since no message of ours is as long. */
export const attachmentLimits = {
  /** Of what it is kept as. */
  mostBytes: 5 * 1024 * 1024,
  partBytes: 350 * 1024,
  perMessage: 5,
  perCase: 50,
} as const;

const mostParts = Math.ceil(attachmentLimits.mostBytes / attachmentLimits.partBytes);
const part = () => z.base64().min(4).max(4 * Math.ceil(attachmentLimits.partBytes / 3));

export const attachmentKind = z.enum(['pdf', 'picture']);
export type AttachmentKind = z.output<typeof attachmentKind>;

export const attachmentView = z
  .strictObject({
    id: id(),
    name: line(120),
    kind: attachmentKind,
    bytes: z.int(),
    isWhole: z.boolean().describe('Whether all of its parts have come, and it has been checked'),
  })
  .meta({ id: 'Attachment' });
export type AttachmentView = z.output<typeof attachmentView>;

export const messageView = z
  .strictObject({
    id: id(),
    position: z.int().describe('Its place in the thread, from 1'),
    at: instant(),
    writtenAs: waitsFor.describe('Whether the applicant wrote it, or staff'),
    authorId: id().nullable().describe('Null where she has been erased, and to the applicant where staff wrote it'),
    text: text(5000).nullable().describe('Null where it has been removed'),
    isInternal: z.boolean().describe('A note that only staff see'),
    wantsAnswer: z.boolean().describe('Staff asked for something, and waited'),
    attachments: z.array(attachmentView),
  })
  .meta({ id: 'Message' });
export type MessageView = z.output<typeof messageView>;

const example = { caseId: exampleIds.booking, attachmentId: '019a0000-0000-7000-8000-000000000019' };
const attachmentIds = z.array(id()).max(attachmentLimits.perMessage).default([]).describe('Files of one’s own, sent before');
const written = { caseId: id(), text: text(5000), attachmentIds };
const posted = z.strictObject({ message: messageView, handling: caseHandling.omit({ assignedTo: true, assignedAt: true, standIn: true }) });
const postErrors = ['case.not-found', 'attachment.not-found', 'person.erased'] as const;

export const postMessage = command({
  subject: 'booking.threads.post',
  summary: 'Write a message in the thread of a case. Where the applicant was waited for and it is hers, staff are waited for again',
  serves: { booker: 'own', staff: 'all', admin: 'all' },
  input: z.strictObject({ ...written, isInternal: z.boolean().default(false).describe('A note that only staff see; for staff') }),
  reply: posted,
  errors: [...postErrors, 'actor.not-permitted'],
  example: { caseId: example.caseId, text: 'Vi blir 30, och en av oss använder rullstol.' },
});

export const askForInformation = command({
  subject: 'booking.threads.ask',
  summary: 'Ask the applicant for what is needed to decide; until she answers the clock stands still',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject(written),
  reply: posted,
  errors: [...postErrors, 'case.already-decided'],
  example: { caseId: example.caseId, text: 'Hur många blir ni, och behöver ni scenen?' },
});

export const showThread = query({
  subject: 'booking.threads.show',
  summary: 'Show the thread of a case, the oldest message first, and how far it has been read',
  serves: { booker: 'own', staff: 'all', admin: 'all' },
  input: z.strictObject({ caseId: id(), ...page }),
  personal: ['applicantId'],
  reply: z.strictObject({
    caseId: id(),
    caseNumber: z.string(),
    applicantId: id().nullable(),
    waitsFor,
    items: z.array(messageView),
    next: z.string().nullable(),
    readUntil: z.int().describe('The place of the last message that whoever asks has read; 0 is none'),
    unread: z.int(),
    seenByOthers: z.int().describe('How far any of the other side has read'),
  }),
  errors: ['case.not-found', 'input.invalid'],
  example: { caseId: example.caseId },
});

export const markThreadRead = command({
  subject: 'booking.threads.mark-read',
  summary: 'Say how far one has read a thread; it never goes back',
  serves: { booker: 'own', staff: 'all', admin: 'all' },
  input: z.strictObject({ caseId: id(), position: z.int32().min(1) }),
  reply: z.strictObject({ caseId: id(), readUntil: z.int(), unread: z.int() }),
  errors: ['case.not-found'],
  example: { caseId: example.caseId, position: 1 },
});

export const listThreads = query({
  subject: 'booking.threads.list',
  summary: 'List the threads of one’s own cases, the one with the newest message first, with what is unread',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({}),
  reply: z.strictObject({
    items: z
      .array(
        z.strictObject({ caseId: id(), caseNumber: z.string(), waitsFor, title: line(120), lastAt: instant(), unread: z.int() }).meta({ id: 'ThreadInList' }),
      )
      .describe('At most a hundred'),
  }),
  errors: [],
  example: {},
});

export const addAttachment = command({
  subject: 'booking.attachments.add',
  summary: 'Add a part of a file that is to go with a message; with the last the file is checked',
  serves: { booker: 'own', staff: 'all', admin: 'all' },
  input: z.strictObject({
    caseId: id(),
    attachmentId: id().describe('Chosen by whoever sends it'),
    name: line(120),
    kind: attachmentKind,
    part: z.int().min(1).max(mostParts),
    parts: z.int().min(1).max(mostParts),
    content: part().describe('As base64; pictures in WebP without metadata, in one part'),
  }),
  reply: attachmentView,
  errors: [
    'case.not-found', 'person.erased', 'attachment.not-found', 'attachment.too-many', 'attachment.too-large', 'attachment.not-readable',
    'attachment.not-harmless', 'attachment.part-missing',
  ],
  example: { ...example, name: 'planritning.pdf', kind: 'pdf', part: 1, parts: 1, content: 'JVBERi0xLjcK' },
});

export const getAttachment = query({
  subject: 'booking.attachments.get',
  summary: 'Read a part of a file that came with a message',
  serves: { booker: 'own', staff: 'all', admin: 'all' },
  input: z.strictObject({ caseId: id(), attachmentId: id(), part: z.int().min(1).max(mostParts).default(1) }),
  personal: ['applicantId'],
  reply: z.strictObject({
    applicantId: id().nullable().describe('Whose case it is'),
    name: line(120),
    kind: attachmentKind,
    bytes: z.int(),
    parts: z.int(),
    content: z.base64(),
  }),
  errors: ['case.not-found', 'attachment.not-found'],
  example,
});

export const messagePosted = fact({
  type: 'domain.booking.message-posted.v1',
  summary: 'Somebody has written in the thread of a case; what, is for those who may read it',
  data: z.strictObject({
    postId: id(),
    caseId: id(),
    caseNumber: z.string(),
    applicantId: id().nullable().describe('Null where she has been erased'),
    from: waitsFor,
    isInternal: z.boolean(),
    wantsAnswer: z.boolean(),
    handledBy: id().nullable().optional().describe('Of what the applicant writes, whoever handles the case or stands in for her; null where nobody does'),
    siteName: z.strictObject({ sv: z.string(), en: z.string() }),
    spaceName: z.strictObject({ sv: z.string(), en: z.string() }),
    timeZone: z.string(),
    start: instant(),
    end: instant(),
    version: version(),
  }),
});
