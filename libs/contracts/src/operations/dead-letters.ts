import { z } from 'zod';
import { command, query } from '../define.js';
import { id, instant, page, pageOf } from '../fields.js';

export const deadLetterView = z
  .strictObject({
    id: id(),
    reaction: z.string().describe('What the service was to do, e.g. send-invitation-when-booking-approved'),
    eventId: id(),
    eventType: z.string(),
    aggregateId: z.string(),
    reason: z.string(),
    attempts: z.int(),
    diedAt: instant(),
  })
  .meta({ id: 'DeadLetter' });

/** The dead letters of one service: every service answers the same two messages about its own. */
export const deadLettersOf = (service: string) => ({
  list: query({
    subject: `${service}.dead-letters.list`,
    summary: `Facts that ${service} could not take in, oldest first, with the reason`,
    serves: { staff: 'all', admin: 'all' },
    input: z.strictObject({ ...page }),
    reply: pageOf(deadLetterView),
    errors: [],
    example: {},
  }),
  replay: command({
    subject: `${service}.dead-letters.replay`,
    summary: `Let ${service} try a dead letter again; it is gone when that succeeds`,
    serves: { admin: 'all', staff: 'all' },
    input: z.strictObject({ deadLetterId: id() }),
    reply: z.strictObject({ replayed: z.boolean(), reason: z.string().nullable() }),
    errors: ['dead-letter.not-found'],
    example: { deadLetterId: '019a0000-0000-7000-8000-000000000030' },
  }),
});
