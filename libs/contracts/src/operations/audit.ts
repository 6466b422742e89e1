import { z } from 'zod';
import { query } from '../define.js';
import { id, instant, line, page, pageOf } from '../fields.js';

export const auditEntry = z
  .strictObject({
    position: z.string().describe('Later entries have higher ones; some are left out'),
    at: instant(),
    kind: z.enum(['change', 'read']),
    actorId: z.string().nullable().describe('Null when she has been erased'),
    roles: z.array(z.string()),
    message: z.string().describe('What was asked for, e.g. booking.bookings.approve'),
    about: z.array(id()).describe('What was changed, or whose personal data was read'),
  })
  .meta({ id: 'AuditEntry' });

/** The audit log of one service: every service answers the same message about its own. */
export const auditLogOf = (service: string) =>
  query({
    subject: `${service}.audit.list`,
    summary: `Who changed what in ${service}, and who of the house read whose personal data, latest first`,
    serves: { admin: 'all' },
    input: z.strictObject({
      kind: z.enum(['change', 'read']).optional(),
      actorId: line(100).optional(),
      aboutId: id().optional(),
      message: line(100).optional(),
      from: instant().optional(),
      to: instant().optional(),
      ...page,
    }),
    reply: pageOf(auditEntry),
    errors: ['input.invalid'],
    example: { kind: 'read' },
  });
