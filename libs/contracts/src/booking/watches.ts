import { z } from 'zod';
import { command, fact, query } from '../define.js';
import { id, instant, moment, version } from '../fields.js';
import { accessibility, equipment, exampleIds, layoutKind } from './views.js';

const exampleWatch = '019a0000-0000-7000-8000-000000000017';

/** What is watched for: the wish of a search. */
const watched = {
  siteIds: z.array(id()).min(1).max(20),
  people: z.int().min(1).max(10_000),
  minutes: z.int().min(5).max(20_160),
};

export const watchView = z
  .strictObject({
    id: id(),
    ...watched,
    spaceIds: z.array(id()).describe('Empty where any space of the sites will do'),
    layout: layoutKind.nullable(),
    equipment: z.array(equipment),
    accessibility: z.array(accessibility),
    from: instant(),
    to: instant(),
    organisationId: id().nullable(),
    placedAt: instant().describe('Who asked first is told first'),
    toldAt: instant().nullable().describe('When something was last found'),
    version: version(),
  })
  .meta({ id: 'Watch' });
export type WatchView = z.output<typeof watchView>;

export const placeWatch = command({
  subject: 'booking.watches.place',
  summary:
    'Be told when a wish that cannot be met now can be: in the order in which people asked, each half an hour before the next. It ends when its time has passed, when the floor is booked for its owner, or when it is removed',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({
    ...watched,
    spaceIds: z.array(id()).max(50).default([]).describe('These alone; left out or empty, any space of the sites'),
    layout: layoutKind.optional(),
    equipment: z.array(equipment).max(20).default([]),
    accessibility: z.array(accessibility).max(20).default([]),
    from: moment().describe('Local times are those of the first site'),
    to: moment().describe('At most 31 days after from'),
    organisationId: id().optional().describe('An organisation that she is confirmed to act for, where spaces are for organisations'),
  }),
  reply: watchView,
  errors: [
    'site.not-found',
    'space.not-found',
    'watch.too-many',
    'booking.in-the-past',
    'booking.not-for-organisation',
    'person.erased',
    'input.invalid',
    'input.end-before-start',
    'input.time-does-not-exist',
    'input.time-is-ambiguous',
  ],
  example: {
    siteIds: [exampleIds.site],
    people: 40,
    equipment: ['projector'],
    from: '2026-11-26T12:00',
    to: '2026-11-26T17:00',
    minutes: 120,
  },
});

export const listWatches = query({
  subject: 'booking.watches.list',
  summary: 'List one’s own watches that have not ended, by when their time begins',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({}),
  reply: z.strictObject({ items: z.array(watchView).describe('At most twenty') }),
  errors: [],
  example: {},
});

export const removeWatch = command({
  subject: 'booking.watches.remove',
  summary: 'End a watch of one’s own',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({ watchId: id() }),
  reply: watchView,
  errors: ['watch.not-found'],
  example: { watchId: exampleWatch },
});

export const watchMet = fact({
  type: 'domain.booking.watch-met.v1',
  summary: 'What somebody watches for can be had, and it is her turn to be told',
  data: z.strictObject({
    watchId: id(),
    personId: id(),
    people: z.int(),
    minutes: z.int(),
    windows: z
      .array(
        z.strictObject({
          siteId: id(),
          siteName: z.strictObject({ sv: z.string(), en: z.string() }),
          spaceId: id(),
          spaceName: z.strictObject({ sv: z.string(), en: z.string() }),
          timeZone: z.string(),
          start: instant(),
          end: instant(),
        }),
      )
      .min(1)
      .describe('When which spaces are free, each long enough; she may ask for any part of them that is'),
    headStartUntil: instant().describe('Until then nobody who asked later is told of the same'),
    version: version(),
  }),
});
