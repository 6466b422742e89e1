import { z } from 'zod';
import { command, query } from '../define.js';
import { id, instant } from '../fields.js';
import { exampleIds } from './views.js';

const doorCode = z.string().regex(/^\d{6}$/, 'six digits');

export const showDoorCode = query({
  subject: 'booking.doors.show-code',
  summary: 'Show the code that opens the door of an approved booking, from a day before it begins until it ends; another time has another code',
  serves: { booker: 'own', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({ bookingId: id() }),
  reply: z
    .strictObject({ bookingId: id(), code: doorCode, validFrom: instant().describe('A quarter of an hour before it begins'), validUntil: instant() })
    .meta({ id: 'DoorCode' }),
  errors: ['booking.not-found', 'door-code.not-approved', 'door-code.not-yet', 'door-code.over'],
  example: { bookingId: exampleIds.booking },
});

export const revealDoorCode = query({
  subject: 'booking.doors.reveal-code',
  summary: 'Give the code that opens the door of an approved booking, and for which time, to whoever writes the message with it; from a day before it begins until it ends',
  serves: { system: 'all' },
  peers: ['notifications'],
  input: z.strictObject({ bookingId: id() }),
  reply: z.strictObject({ code: doorCode, start: instant(), end: instant() }),
  errors: ['booking.not-found', 'door-code.not-approved', 'door-code.not-yet', 'door-code.over'],
  example: { bookingId: exampleIds.booking },
});

export const checkDoorCode = command({
  subject: 'booking.doors.check-code',
  summary:
    'Whether the door of a space opens for a code: to a booking of the space, or of one that it is a part of. Whoever opens it has come. After five wrong codes in a minute the panel has to wait',
  serves: { device: 'all' },
  secret: true,
  input: z.strictObject({ spaceId: id(), code: doorCode }),
  reply: z
    .strictObject({
      opens: z.boolean(),
      why: z.enum(['wrong', 'not-yet', 'over']).nullable().describe('Why it does not open'),
      bookingId: id().nullable().describe('To whose booking it opens'),
      validFrom: instant().nullable().describe('Where it is too early'),
      validUntil: instant().nullable().describe('Where it opens'),
    })
    .meta({ id: 'CheckedDoorCode' }),
  errors: ['space.not-found', 'limit.exceeded'],
  example: { spaceId: exampleIds.space, code: '031415' },
});
