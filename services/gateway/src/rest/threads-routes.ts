import { z } from 'zod';
import { addAttachment, askForInformation, getAttachment, listThreads, markThreadRead, postMessage, showThread } from '#contracts';
import { SendAttachment, UploadAttachment } from '../attachments/attachment-handlers.js';
import { route } from './route.js';
import { threadWithAuthors, WithPeople } from './with-people.js';

const threads = { tag: 'Threads' };
const tenMegabytes = 10 * 1024 * 1024;

export const threadsRoutes = [
  route('GET', '/threads', listThreads, threads),
  route('GET', '/cases/{caseId}/messages', showThread, { ...threads, answeredBy: WithPeople, reply: threadWithAuthors }),
  route('POST', '/cases/{caseId}/messages', postMessage, { ...threads, status: 201 }),
  route('POST', '/cases/{caseId}/questions', askForInformation, { ...threads, status: 201 }),
  route('PUT', '/cases/{caseId}/read-mark', markThreadRead, threads),

  route('POST', '/cases/{caseId}/attachments', addAttachment, {
    ...threads,
    status: 201,
    input: z.strictObject({ caseId: addAttachment.input.shape.caseId, name: addAttachment.input.shape.name }),
    example: { caseId: addAttachment.example.caseId, name: addAttachment.example.name },
    upload: { types: ['application/pdf', 'image/*'], mostBytes: tenMegabytes, tooLarge: 'attachment.too-large' },
    errors: [...addAttachment.errors, 'picture.not-readable', 'picture.too-large'],
    answeredBy: UploadAttachment,
  }),
  route('GET', '/cases/{caseId}/attachments/{attachmentId}', getAttachment, {
    ...threads,
    input: getAttachment.input.omit({ part: true }),
    reply: undefined,
    replyType: 'application/octet-stream',
    answeredBy: SendAttachment,
  }),
];
