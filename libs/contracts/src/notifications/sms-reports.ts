import { z } from 'zod';
import { command } from '../define.js';
import { id, instant, line } from '../fields.js';

export const smsReportStatus = z.enum(['sent', 'delivered', 'failed']);

export const takeSmsReport = command({
  subject: 'notifications.sms-reports.take',
  secret: true,
  summary: 'Take what the SMS operator reports of a message; what is not known yet is kept for some days',
  serves: { system: 'all' },
  input: z.strictObject({
    key: z.string().min(1).max(200).describe('What the address held to which it was reported'),
    providerId: line(100).describe('What the operator calls the message'),
    deliveryId: id().optional().describe('What we call it, if the address told'),
    status: smsReportStatus,
    cameAt: instant().optional().describe('When it came to the telephone'),
  }),
  reply: z.strictObject({ isKnown: z.boolean().describe('False where no message is known by that name, or not yet') }),
  errors: ['resource.not-found'],
  example: { key: 'c2VjcmV0LXNlY3JldA', providerId: 's8952031bbebc2ffc3dc7ab30d0d10ddc', status: 'delivered', cameAt: '2026-11-26T12:00:04Z' },
});
