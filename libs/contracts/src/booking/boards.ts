import { z } from 'zod';
import { query } from '../define.js';
import { date, id, instant, line, text, version } from '../fields.js';
import { exampleIds } from './views.js';

const stretch = { start: instant(), end: instant() };

const boardBooking = z
  .strictObject({
    id: id(),
    ...stretch,
    setupMinutes: z.int().optional().describe('Before the start, where there is setting up'),
    clearupMinutes: z.int().optional().describe('After the end, where there is clearing up'),
    title: line(120),
    state: z.enum(['requested', 'approved']),
    holdsFloor: z.literal(true).optional().describe('That it keeps others out although it is only requested'),
    people: z.int(),
    isPublic: z.literal(true).optional(),
    organisationId: id().optional(),
    applicantId: id().optional(),
    version: version(),
  })
  .meta({ id: 'BoardBooking' });

const boardSpace = z
  .strictObject({
    spaceId: id(),
    floor: z.string().nullable().describe('The lowest on which it lies'),
    open: z.array(z.strictObject({ opens: instant(), closes: instant() })),
    bookings: z
      .array(boardBooking)
      .optional()
      .describe('For staff and reception all; for who books her own and those of organisations that she acts for; not for visitors'),
    holds: z.array(z.strictObject(stretch)).optional().describe('Kept for somebody who is about to ask; for who books her own; not for visitors'),
    maintenance: z
      .array(z.strictObject({ ...stretch, reason: z.strictObject({ sv: text(1000), en: text(1000) }) }))
      .optional()
      .describe('Not for visitors'),
    blockedBy: z
      .array(z.strictObject({ spaceId: id(), bookingId: id().optional(), ...stretch }))
      .optional()
      .describe('What takes floor of this space by way of another space, setting up and clearing up included; only for staff and reception'),
    taken: z
      .array(z.strictObject(stretch))
      .optional()
      .describe('When it is taken by anything else, setting up and clearing up included, what adjoins as one; for all but staff and reception'),
    public: z
      .array(z.strictObject({ ...stretch, title: line(120) }))
      .optional()
      .describe('Which of what takes it anybody may come to; for all but staff and reception'),
  })
  .meta({ id: 'BoardSpace' });

const day = z.strictObject({ date: date(), ...stretch }).describe('From midnight to midnight by the clocks of the site: 23 to 25 hours');

export const showBoard = query({
  subject: 'booking.boards.show',
  summary: 'Show when the spaces of a site are open and what is taken of them, for a day or up to a week, to each caller what she may know',
  serves: { visitor: 'all', booker: 'own', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({
    siteId: id(),
    from: date(),
    days: z.int().min(1).max(7).default(1),
    spaceIds: z.array(id()).min(1).max(200).optional(),
    after: id().optional().describe('The next of the page before'),
    limit: z.int().min(1).max(200).default(200).describe('How many spaces at most; fewer come where very much is booked'),
  }),
  reply: z
    .strictObject({
      siteId: id(),
      timeZone: z.string(),
      days: z.array(day),
      spaces: z.array(boardSpace).describe('From the lowest floor up'),
      next: id().nullable(),
    })
    .meta({ id: 'Board' }),
  errors: ['site.not-found'],
  example: { siteId: exampleIds.site, from: '2026-11-26', days: 7 },
});
