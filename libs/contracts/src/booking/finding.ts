import { z } from 'zod';
import { query } from '../define.js';
import { id, instant, moment, timeOfDay } from '../fields.js';
import { wishes } from './bookings.js';
import { accessibility, equipment, exampleIds, layoutKind, pooled } from './views.js';

const anybody = { visitor: 'all', booker: 'all', reception: 'all', staff: 'all', admin: 'all' } as const;
const timeErrors = ['input.end-before-start', 'input.time-does-not-exist', 'input.time-is-ambiguous', 'input.invalid'] as const;

export const findFreeWindows = query({
  subject: 'booking.free-windows.find',
  summary: 'Find spaces that hold so many people, have what is needed, and are free for so long within an interval',
  serves: anybody,
  input: z.strictObject({
    siteId: id().optional(),
    people: z.int().min(1).max(10_000),
    equipment: z.array(equipment).max(20).default([]),
    from: moment(),
    to: moment().describe('At most 31 days after from'),
    minutes: z.int().min(15).max(1440),
  }),
  reply: z.strictObject({
    windows: z.array(
      z.strictObject({ siteId: id(), spaceId: id(), start: instant(), end: instant() }).meta({ id: 'FreeWindow' }),
    ),
  }),
  errors: ['site.not-found', ...timeErrors],
  example: { people: 40, equipment: ['projector'], from: '2026-11-26T12:00', to: '2026-11-26T17:00', minutes: 120 },
});

/** What is in the way, with the facts behind it: the same code and parameters as asking would be refused with. */
const refusal = z
  .strictObject({ code: z.string().describe('As `code` of a problem'), params: z.record(z.string(), z.unknown()) })
  .meta({ id: 'SpaceRefusal' });

const approvalBy = z.enum(['automatic', 'agreement', 'staff']).describe('By the rules of the space, by an agreement of the organisation’s, or by staff, who decide');

const furnishing = {
  layout: layoutKind.nullable().describe('That will be set up; null where the space has no layouts'),
  setupMinutes: z.int(),
  clearupMinutes: z.int(),
  carried: z.array(pooled).describe('What is brought there from pools of the house'),
};

/** A wish that would be granted, or may be asked for: nothing of it stands in the way of anything. */
const nearest = z
  .strictObject({
    changes: z.array(z.enum(['time', 'minutes', 'people', 'layout', 'equipment', 'pooled', 'services'])).describe('What differs from the wish'),
    start: instant(),
    end: instant(),
    people: z.int(),
    layout: layoutKind.nullable(),
    equipment: z.array(equipment),
    pooled: z.array(pooled),
    serviceIds: z.array(id()),
  })
  .meta({ id: 'NearestWish' });

const freeWindow = z
  .strictObject({
    from: instant().describe('When the free stretch begins'),
    until: instant().describe('The latest end'),
    start: instant().describe('The first start that is possible in it'),
    end: instant().describe('So long after the start as wished'),
    competing: z.int().describe('Requests that wait for an answer about that time'),
  })
  .meta({ id: 'OfferedWindow' });

const offer = z
  .strictObject({
    siteId: id(),
    spaceId: id(),
    capacity: z.int().describe('Of the space as it will be furnished'),
    ...furnishing,
    approval: approvalBy,
    windows: z.array(freeWindow).describe('The earliest first, at most five'),
  })
  .meta({ id: 'SpaceOffer' });

const notOffered = z
  .strictObject({
    siteId: id(),
    spaceId: id(),
    at: instant().describe('The start within the interval that comes nearest; of it the refusals speak'),
    refusals: z.array(refusal).min(1),
    nearest: nearest.nullable().describe('The nearest time, or change, with which the space may be asked for; null where none is known'),
  })
  .meta({ id: 'SpaceNotOffered' });

const alternative = z
  .strictObject({
    kind: z.enum(['other-time', 'other-site', 'split', 'shorter']),
    parts: z.array(z.strictObject({ siteId: id(), spaceId: id(), start: instant(), end: instant() })).min(1).max(2),
  })
  .meta({ id: 'SpaceAlternative' });

const forWhom = { organisationId: id().optional().describe('An organisation that the caller acts for, and whose privileges count') };
const more = { accessibility: z.array(accessibility).max(20).default([]) };

export const searchSpaces = query({
  subject: 'booking.spaces.search',
  summary:
    'Find a space for a wish: what can be had, best first; of every other space what stands in the way and what would be allowed; and where nothing can be had, what comes nearest to the wish',
  serves: anybody,
  input: z.strictObject({
    siteIds: z.array(id()).max(50).default([]).describe('None is all'),
    ...wishes,
    ...more,
    from: moment().describe('Local time is by the clocks of each site'),
    to: moment().describe('At most 31 days after from'),
    minutes: z.int().min(5).max(20_160),
    dailyFrom: timeOfDay().optional().describe('With dailyTo: only at these times of day, by the clocks of each site'),
    dailyTo: timeOfDay().optional(),
    ...forWhom,
    limit: z.int().min(1).max(100).default(50).describe('Of offers'),
  }),
  reply: z
    .strictObject({
      offers: z.array(offer),
      offerCount: z.int().describe('Of all, of which the best are listed'),
      notOffered: z.array(notOffered).describe('The other spaces of the sites, those with least in the way first'),
      notOfferedCount: z.int(),
      alternatives: z.array(alternative).describe('Where there is no offer; each may be asked for as it stands'),
    })
    .meta({ id: 'SpaceSearch' }),
  errors: ['site.not-found', 'booking.not-for-organisation', ...timeErrors],
  example: {
    people: 40,
    equipment: ['projector'],
    accessibility: ['step-free'],
    from: '2026-11-26T00:00',
    to: '2026-11-27T00:00',
    dailyFrom: '12:00',
    dailyTo: '17:00',
    minutes: 120,
  },
});

export const explainSpace = query({
  subject: 'booking.spaces.explain',
  summary: 'Tell of one space at one time what stands in the way of a wish, how it would be furnished and decided, and what comes nearest to it',
  serves: anybody,
  input: z.strictObject({
    spaceId: id(),
    start: moment(),
    end: moment(),
    ...wishes,
    ...more,
    ...forWhom,
    holdId: id().optional().describe('The caller’s own, which is not in her way'),
    bookingId: id().optional().describe('The caller’s own that would be moved, which is not in its own way'),
  }),
  reply: z
    .strictObject({
      allowed: z.boolean(),
      refusals: z.array(refusal).describe('Rules of the space, and whether it is taken'),
      conflicts: z
        .array(z.strictObject({ start: instant(), end: instant() }))
        .describe('When its floor is taken within the time, setting up and clearing up included'),
      ...furnishing,
      approval: approvalBy,
      competing: z.int().describe('Requests that wait for an answer about that time'),
      nearest: nearest.nullable(),
    })
    .meta({ id: 'SpaceExplanation' }),
  errors: ['space.not-found', 'booking.not-for-organisation', ...timeErrors],
  example: { spaceId: exampleIds.space, start: '2026-11-26T13:00', end: '2026-11-26T15:00', people: 40, equipment: ['projector'] },
});
