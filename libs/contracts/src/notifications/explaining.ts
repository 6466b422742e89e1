import { z } from 'zod';
import { query } from '../define.js';
import { email, id, instant, line } from '../fields.js';
import { deliveryState, deliveryView, messageChannel } from './deliveries.js';
import { messageCategory } from './preferences.js';

const tried = {
  at: instant(),
  outcome: z.string().describe('sent, deferred, refused, away, unknown: how handing over ended; or not-yet, nobody-yet, owner-away: nothing was handed over'),
};

const attempt = z
  .strictObject({
    attempt: z.int(),
    ...tried,
    provider: z.string().nullable(),
    answer: z.string().nullable().describe('What the provider said, without addresses and secrets'),
  })
  .meta({ id: 'DeliveryAttempt' });

const report = z
  .strictObject({
    at: instant(),
    said: z.enum(['delivered', 'delayed', 'failed', 'complained']),
    answer: z.string().nullable().describe('What the other side said, without addresses'),
  })
  .meta({ id: 'DeliveryReport' });

export const getDelivery = query({
  subject: 'notifications.deliveries.get',
  summary: 'Show one message with what caused it, each time that it was tried, and what came back',
  serves: { booker: 'own', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({ deliveryId: id() }),
  personal: ['personId'],
  reply: z.strictObject({ ...deliveryView.shape, tries: z.array(attempt), reports: z.array(report) }).meta({ id: 'DeliveryWithAttempts' }),
  errors: ['delivery.not-found'],
  example: { deliveryId: '019a0000-0000-7000-8000-000000000020' },
});

export const whyView = z
  .strictObject({
    kind: z.string(),
    category: messageCategory,
    channel: messageChannel,
    to: z.string().nullable().describe('What she is to it: applicant, attendee, guest, host …; null of a message that there is no more'),
    byChannel: z.enum(['always', 'by-wish', 'as-asked']).describe('Why it came by this channel: such always do, or she wants SMS, or she asked for it about this'),
    state: deliveryState,
    why: z.string().nullable().describe('Code of why it was suppressed, or waits'),
    causedAt: instant().nullable().describe('When that happened which it tells of; null where that is not kept'),
    createdAt: instant(),
    dueAt: instant(),
    nextAttemptAt: instant().nullable(),
    sentAt: instant().nullable(),
    reportedAt: instant().nullable(),
    maybeTwice: z.boolean(),
    tries: z.array(z.strictObject(tried)),
    timeZone: z.string().describe('By the clocks of which its times are told: of the place that it tells of, else of the house'),
    preferencesToken: z.string().nullable().describe('Of the link to what she wants to be told; null where it went to nobody in particular'),
  })
  .meta({ id: 'WhyMessage' });
export type WhyView = z.input<typeof whyView>;

export const openWhy = query({
  subject: 'notifications.deliveries.open-why',
  summary: 'Tell whoever got a message what caused it, why she got it in this way, and what was tried, by the link in it',
  serves: { visitor: 'all', booker: 'all', 'organisation-admin': 'all', reception: 'all', staff: 'all', admin: 'all' },
  secret: true,
  input: z.strictObject({ token: line(100) }),
  reply: whyView,
  errors: ['link.invalid'],
  example: { token: 'AZoAAAAAcACAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAA' },
});

export const obstacle = z
  .strictObject({
    code: z.enum(['preference', 'address-suppressed', 'no-phone', 'sms-not-wanted']),
    category: messageCategory.nullable(),
    channel: z.enum(['email', 'sms']),
    since: instant().nullable(),
  })
  .meta({ id: 'MessageObstacle' });

export const verdict = z
  .strictObject({
    kind: z.string(),
    channel: messageChannel,
    code: z
      .enum(['queued', 'sending', 'sent', 'delivered', 'failed', 'suppressed', 'uncertain', 'no-such-fact', 'fact-not-readable', 'no-phone', 'sms-not-wanted', 'not-asked', 'not-due'])
      .describe('What became of it; or, where there is none, why not'),
    why: z.string().nullable().describe('Code of why it was suppressed, or waits'),
    since: instant().nullable().describe('Since when she does not want it, or her address takes nothing'),
    at: instant().nullable().describe('When it was sent or reported; of what waits, until when'),
    about: z.string().nullable(),
    deliveryId: id().nullable(),
  })
  .meta({ id: 'MessageVerdict' });
export type Verdict = z.input<typeof verdict>;

const exactlyOne = ({ personId, email: address }: { personId?: string; email?: string }): boolean => (personId === undefined) !== (address === undefined);

export const whyNot = query({
  subject: 'notifications.deliveries.why-not',
  summary: 'Tell staff why somebody did not get something: what became of each message that could have come, and what stands in the way now',
  serves: { reception: 'all', staff: 'all', admin: 'all' },
  input: z
    .strictObject({
      personId: id().optional(),
      email: email().optional(),
      about: id().optional().describe('The booking, registration, visit, agreement … that she should have heard of'),
      kind: line(60).optional().describe('The message that she should have got, e.g. booking-approved'),
    })
    .refine(exactlyOne, 'either a person or an address'),
  personal: ['personId'],
  reply: z.strictObject({
    personId: id().nullable(),
    person: z.enum(['known', 'unknown', 'erased']),
    timeZone: z.string().describe('Of the house'),
    obstacles: z.array(obstacle),
    items: z.array(verdict),
  }),
  errors: [],
  example: { personId: '019a0000-0000-7000-8000-000000000001', about: '019a0000-0000-7000-8000-000000000005' },
});
