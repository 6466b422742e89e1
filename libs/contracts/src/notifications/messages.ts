import { z } from 'zod';
import { command, fact, query } from '../define.js';
import { id, instant, page, pageOf } from '../fields.js';

const own = { booker: 'own', reception: 'own', registrar: 'own', staff: 'own', admin: 'own' } as const;
const exampleMessage = '019a0000-0000-7000-8000-000000000020';

const category = z.enum(['sign-in', 'decision', 'practical', 'reminder', 'news']);

const link = z.strictObject({ label: z.string(), href: z.string() });

export const appMessage = z
  .strictObject({
    id: id(),
    name: z.string().describe('What it follows, e.g. booking-approved'),
    category,
    about: z.string().nullable().describe('Id of the booking, series, case, registration, visit, agreement or event that it is about'),
    isKept: z.boolean().describe('False where what it said is gone, since somebody in it has been erased'),
    title: z.string(),
    heading: z.string(),
    paragraphs: z.array(z.string()),
    details: z.array(z.strictObject({ label: z.string(), value: z.string() })),
    quote: z.strictObject({ label: z.string(), text: z.string() }).nullable().describe('Words of somebody in the house'),
    link: link.nullable(),
    at: instant(),
    readAt: instant().nullable(),
  })
  .meta({ id: 'AppMessage' });
export type AppMessage = z.output<typeof appMessage>;

const unread = z.int().describe('How many she has not read');

export const listMessages = query({
  subject: 'notifications.messages.list',
  summary: 'List what one has been told, in one’s language, newest first, and how much of it is unread; codes, passes and secret links are not in it',
  serves: own,
  input: z.strictObject({ isUnread: z.boolean().optional(), ...page }),
  reply: z.strictObject({ ...pageOf(appMessage).shape, unread }),
  errors: ['input.invalid'],
  example: { isUnread: true },
});

export const markMessagesRead = command({
  subject: 'notifications.messages.mark-read',
  summary: 'Note that one has read these messages, or all until one of them',
  serves: own,
  input: z.strictObject({
    messageIds: z.array(id()).min(1).max(100).optional(),
    upTo: id().optional().describe('The newest that has been read; all before it have been too'),
  }),
  reply: z.strictObject({ unread }),
  errors: ['input.invalid', 'person.erased'],
  example: { upTo: exampleMessage },
});

export const messageReceived = fact({
  type: 'domain.notifications.message-received.v1',
  summary: 'Something stands in somebody’s inbox in the app; what, she reads there',
  data: z.strictObject({ personId: id(), deliveryId: id(), category, kind: z.string() }),
});

export const messageRead = fact({
  type: 'domain.notifications.message-read.v1',
  summary: 'Somebody has read what stood in her inbox in the app, perhaps in another window',
  data: z.strictObject({
    personId: id(),
    deliveryIds: z.array(id()).describe('At most a hundred; none where she has read all until one'),
    upTo: id().nullable(),
    unread,
  }),
});
