import { z } from 'zod';
import { command, query } from '../define.js';
import { bilingual, id, instant, moment, page, pageOf } from '../fields.js';
import { bookingsHit } from './opening.js';
import { exampleIds } from './views.js';

const exampleBlock = '019a0000-0000-7000-8000-000000000018';
const named = z.strictObject({ sv: z.string(), en: z.string() });
const when = { spaceId: id(), start: moment(), end: moment() };

/** A space under maintenance: nobody else has its floor, whether or not the house is open. */
export const blockView = z
  .strictObject({
    id: id(),
    siteId: id(),
    spaceId: id(),
    spaceName: named,
    timeZone: z.string(),
    start: instant(),
    end: instant(),
    reason: named,
    createdBy: id().nullable().describe('Null when she has been erased'),
    createdAt: instant(),
  })
  .meta({ id: 'MaintenanceBlock' });

export const placeBlock = command({
  subject: 'booking.blocks.place',
  summary:
    'Take a space out of use for maintenance, at any hour and for up to a year; refused with every booking that holds any of its floor, while requests that only wait are named and stay',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ ...when, reason: bilingual(200) }),
  reply: blockView.extend(bookingsHit),
  errors: [
    'space.not-found',
    'booking.conflict',
    'booking.in-the-past',
    'block.too-long',
    'input.end-before-start',
    'input.time-does-not-exist',
    'input.time-is-ambiguous',
  ],
  example: {
    spaceId: exampleIds.space,
    start: '2026-12-27T00:00',
    end: '2027-01-03T00:00',
    reason: { sv: 'Golvet slipas', en: 'The floor is being sanded' },
  },
});

export const previewBlock = query({
  subject: 'booking.blocks.preview',
  summary: 'Show every booking and request that taking a space out of use for maintenance would meet, and whether it could be done',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject(when),
  personal: ['applicantId'],
  reply: z.strictObject({ isPossible: z.boolean().describe('Whether none of the floor is held'), ...bookingsHit }),
  errors: ['space.not-found', 'booking.in-the-past', 'block.too-long', 'input.end-before-start', 'input.time-does-not-exist', 'input.time-is-ambiguous'],
  example: { spaceId: exampleIds.space, start: '2026-12-27T00:00', end: '2027-01-03T00:00' },
});

export const listBlocks = query({
  subject: 'booking.blocks.list',
  summary: 'List maintenance that is not over, or of an interval, the earliest first',
  serves: { reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({
    siteId: id().optional(),
    spaceId: id().optional(),
    from: instant().optional().describe('Without it, now'),
    to: instant().optional(),
    ...page,
  }),
  reply: pageOf(blockView),
  errors: ['input.invalid'],
  example: { siteId: exampleIds.site },
});

export const liftBlock = command({
  subject: 'booking.blocks.lift',
  summary: 'Give a space that was under maintenance back, at once and wholly',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ blockId: id() }),
  reply: blockView,
  errors: ['block.not-found'],
  example: { blockId: exampleBlock },
});
