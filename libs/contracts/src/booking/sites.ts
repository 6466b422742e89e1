import { z } from 'zod';
import { command, query } from '../define.js';
import { bilingual, id, instant, line, text, timeOfDay } from '../fields.js';
import { bookingsRefused } from './rules.js';
import { accessibility, equipment, exampleIds, layout, siteView, spaceRulesWritten, spaceView, weeklyHours } from './views.js';

const slug = () => z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'small letters, digits and hyphens').max(60);

/** A part of the floor that is never divided, and on which floor of the house it lies where that is known. */
const cell = z.union([slug(), z.strictObject({ slug: slug(), floor: slug() })]);

const asItIs = 'Left out, what is known stays as it is';

const definedSpace = z.strictObject({
  slug: slug(),
  name: bilingual(120),
  description: bilingual(2000),
  capacity: z.int().min(1).max(10_000).describe('At least that of each of its layouts'),
  equipment: z.array(equipment),
  cells: z.array(cell).min(1).max(50),
  layouts: z.array(layout).max(6).optional().describe(`The first is what is set up when nobody says otherwise. ${asItIs}`),
  accessibility: z.array(accessibility).optional().describe(asItIs),
  rules: spaceRulesWritten.optional().describe(`What differs from now becomes the next version. ${asItIs}`),
});

const definedPool = z.strictObject({
  slug: slug(),
  name: bilingual(120),
  equipment: equipment.optional().describe('What one of them serves as where a space has none'),
  amount: z.int().min(0).max(1000),
});

const definedService = z.strictObject({
  slug: slug(),
  name: bilingual(120),
  description: bilingual(2000),
  leadMinutes: z.int().min(0).max(525_600).describe('How long before the booking begins it must be asked for'),
  opensEarlierMinutes: z.int().min(0).max(720).default(0).describe('How long before opening a booking with it may begin'),
  responsibleId: id().optional().describe('Who sees to it'),
});

export const listSites = query({
  subject: 'booking.sites.list',
  summary: 'List the sites of the house',
  serves: { visitor: 'all', booker: 'all', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({}),
  reply: z.strictObject({ sites: z.array(siteView) }),
  errors: [],
  example: {},
});

export const listSpaces = query({
  subject: 'booking.spaces.list',
  summary: 'List spaces, of one site or all',
  serves: { visitor: 'all', booker: 'all', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({ siteId: id().optional() }),
  reply: z.strictObject({ spaces: z.array(spaceView) }),
  errors: [],
  example: {},
});

export const defineSite = command({
  subject: 'booking.sites.define',
  summary:
    'Create a site with its hours, floors, cells and spaces, pools and services, or bring it to what is said; tells every booking that this hits, and removes none',
  serves: { admin: 'all' },
  input: z.strictObject({
    slug: slug(),
    name: bilingual(120),
    address: line(200),
    timeZone: line(60),
    country: z.string().length(2).default('SE').describe('ISO 3166-1, for public holidays'),
    weeklyHours: z.array(weeklyHours).max(7),
    dayBeforeHolidayCloses: timeOfDay().nullable().default(null).describe('Closing time the day before a public holiday, if earlier'),
    floors: z
      .array(z.strictObject({ slug: slug(), name: bilingual(120), level: z.int().min(-20).max(200).describe('0 is the ground') }))
      .max(50)
      .optional()
      .describe(asItIs),
    spaces: z.array(definedSpace).min(1).max(200),
    pools: z.array(definedPool).max(200).optional().describe(`What the house has some of, to be carried where it is wanted. ${asItIs}`),
    services: z.array(definedService).max(200).optional().describe(`What people do for a booking. ${asItIs}`),
  }),
  reply: z.strictObject({ site: siteView, spaces: z.array(spaceView), ...bookingsRefused }),
  errors: ['input.invalid', 'space.cells-taken', 'booking.pool-promised', 'person.erased'],
  example: {
    slug: 'parken',
    name: { sv: 'Parken', en: 'Parken' },
    address: 'Redaregatan 50, Helsingborg',
    timeZone: 'Europe/Stockholm',
    weeklyHours: [{ weekday: 1, opens: '08:00', closes: '17:00' }],
    dayBeforeHolidayCloses: '13:00',
    spaces: [
      {
        slug: 'salen',
        name: { sv: 'Salen', en: 'The Hall' },
        description: { sv: 'Hela salen', en: 'The whole hall' },
        capacity: 120,
        equipment: ['projector'],
        cells: [{ slug: 'salen-vast', floor: 'bottenvaning' }, { slug: 'salen-ost', floor: 'bottenvaning' }],
        layouts: [
          { kind: 'theatre', capacity: 120, setupMinutes: 0, clearupMinutes: 0 },
          { kind: 'classroom', capacity: 70, setupMinutes: 45, clearupMinutes: 45 },
        ],
        accessibility: ['step-free', 'hearing-loop'],
      },
    ],
    floors: [{ slug: 'bottenvaning', name: { sv: 'Bottenvåningen', en: 'Ground floor' }, level: 0 }],
    pools: [{ slug: 'projektorer', name: { sv: 'Projektorer', en: 'Projectors' }, equipment: 'projector', amount: 6 }],
    services: [
      {
        slug: 'fika',
        name: { sv: 'Fika', en: 'Coffee and cake' },
        description: { sv: 'Kaffe, te och bullar vid lokalen.', en: 'Coffee, tea and buns at the space.' },
        leadMinutes: 2880,
      },
    ],
  },
});

export const closeSpace = command({
  subject: 'booking.spaces.close',
  summary: 'Take a space out of use, with the reason; tells every booking to come that it hits, and leaves them as they are',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ spaceId: id(), reason: z.strictObject({ sv: text(500), en: text(500) }) }),
  reply: z.strictObject({ spaceId: id(), ...bookingsRefused }),
  errors: ['space.not-found'],
  example: { spaceId: exampleIds.space, reason: { sv: 'Golvet läggs om.', en: 'The floor is being relaid.' } },
});

export const reopenSpace = command({
  subject: 'booking.spaces.reopen',
  summary: 'Take a space into use again',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ spaceId: id() }),
  reply: spaceView,
  errors: ['space.not-found'],
  example: { spaceId: exampleIds.space },
});

export const listClosedSpaces = query({
  subject: 'booking.spaces.closed',
  summary: 'List the spaces that are out of use, since when and why',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ siteId: id().optional() }),
  reply: z.strictObject({
    spaces: z.array(
      z
        .strictObject({
          id: id(),
          siteId: id(),
          slug: z.string(),
          name: bilingual(120),
          closedAt: instant().nullable(),
          reason: z.strictObject({ sv: z.string(), en: z.string() }).nullable().describe('Null where it was left out of its site’s definition'),
        })
        .meta({ id: 'ClosedSpace' }),
    ),
  }),
  errors: [],
  example: {},
});
