import { z } from 'zod';
import { command, query } from '../define.js';
import { email, id, instant, language, page, pageOf } from '../fields.js';
import { messageCategory } from './preferences.js';

export const sendSignInCode = command({
  subject: 'notifications.sign-in-codes.send',
  secret: true,
  summary: 'Send a sign-in code by e-mail at once; the code is neither stored nor logged',
  serves: { system: 'all' },
  input: z.strictObject({ email: email(), code: z.string().min(8).max(32), expiresAt: instant(), language: language() }),
  reply: z.strictObject({ deliveryId: id() }),
  errors: [],
  example: { email: 'anna@example.se', code: 'K7WQ-3MXP', expiresAt: '2026-11-26T12:10:00Z', language: 'sv' },
});

export const deliveryState = z.enum(['queued', 'sending', 'sent', 'delivered', 'failed', 'suppressed', 'uncertain']);

export const messageChannel = z.enum(['email', 'sms', 'app']);

export const deliveryView = z
  .strictObject({
    id: id(),
    kind: z.string().describe('What the message says, e.g. booking-approved'),
    category: messageCategory,
    channel: messageChannel,
    personId: id().nullable(),
    recipient: z.string().nullable().describe('Masked, such as a***@example.se'),
    about: z.string().nullable().describe('Id of the booking, registration, visit, agreement or event that it is about'),
    toHouse: z.boolean().describe('For those who work in the house, at its own address'),
    cause: z.strictObject({ type: z.string(), id: id() }).nullable().describe('The fact that it follows; null of a sign-in code and of what is older than this'),
    dueAt: instant().describe('When it is meant to be sent; of a reminder long after it was put in line'),
    state: deliveryState,
    why: z.string().nullable().describe('Code of why it was suppressed, or waits, e.g. preference, quiet-hours, moved'),
    attempts: z.int(),
    maybeTwice: z.boolean().describe('True where a crash left it unknown whether an attempt had gone through'),
    lastError: z.string().nullable(),
    nextAttemptAt: instant().nullable(),
    createdAt: instant(),
    sentAt: instant().nullable(),
    provider: z.string().nullable().describe('Who accepted it'),
    answer: z.enum(['accepted', 'declined', 'tentative']).nullable().describe('What her calendar answered to an invitation'),
    reportedAt: instant().nullable().describe('When it came, or the operator said that it did not'),
    parts: z.int().nullable().describe('How many SMS it was sent as'),
    cost: z.int().nullable().describe('In 1/10,000 of the operator’s currency'),
    traceId: z.string().nullable(),
  })
  .meta({ id: 'Delivery' });

export const listDeliveries = query({
  subject: 'notifications.deliveries.list',
  summary: 'List messages, newest first, with their state: everybody’s for staff, her own for anybody else',
  serves: { booker: 'own', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({ state: deliveryState.optional(), about: id().optional(), personId: id().optional(), category: messageCategory.optional(), channel: messageChannel.optional(), ...page }),
  personal: ['personId'],
  reply: pageOf(deliveryView),
  errors: ['input.invalid'],
  example: { state: 'failed' },
});

export const retryDelivery = command({
  subject: 'notifications.deliveries.retry',
  summary: 'Try a failed message again now',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ deliveryId: id() }),
  reply: deliveryView,
  errors: ['delivery.not-found', 'delivery.not-failed'],
  example: { deliveryId: '019a0000-0000-7000-8000-000000000020' },
});
