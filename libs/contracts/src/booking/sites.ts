import { z } from 'zod';
import { command, query } from '../define.js';
import { bilingual, date, id, line, timeOfDay } from '../fields.js';
import { equipment, exampleIds, openingDayView, siteView, spaceView, weeklyHours } from './views.js';

const slug = () => z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'small letters, digits and hyphens').max(60);

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
  summary: 'Create a site with its hours, cells and spaces, or bring it to what is said; nothing that is booked is removed',
  serves: { admin: 'all' },
  input: z.strictObject({
    slug: slug(),
    name: bilingual(120),
    address: line(200),
    timeZone: line(60),
    country: z.string().length(2).default('SE').describe('ISO 3166-1, for public holidays'),
    weeklyHours: z.array(weeklyHours).max(7),
    dayBeforeHolidayCloses: timeOfDay().nullable().default(null).describe('Closing time the day before a public holiday, if earlier'),
    spaces: z
      .array(
        z.strictObject({
          slug: slug(),
          name: bilingual(120),
          description: bilingual(2000),
          capacity: z.int().min(1).max(10_000),
          equipment: z.array(equipment),
          cells: z.array(slug()).min(1).max(50),
        }),
      )
      .min(1)
      .max(200),
  }),
  reply: z.strictObject({ site: siteView, spaces: z.array(spaceView) }),
  errors: ['input.invalid'],
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
        cells: ['salen-vast', 'salen-ost'],
      },
    ],
  },
});

export const showOpening = query({
  subject: 'booking.opening.show',
  summary: 'Show when a site is open, day by day, and why where it differs from the weekly hours (at most 92 days)',
  serves: { visitor: 'all', booker: 'all', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({ siteId: id(), from: date(), to: date().describe('The last day, included') }),
  reply: z.strictObject({ timeZone: z.string(), days: z.array(openingDayView) }),
  errors: ['site.not-found', 'input.end-before-start', 'input.invalid'],
  example: { siteId: exampleIds.site, from: '2026-12-21', to: '2027-01-10' },
});

export const setOpeningException = command({
  subject: 'booking.opening.set-exception',
  summary: 'Open at other hours on one date, or close; tells which approved bookings now lie outside',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({
    siteId: id(),
    date: date(),
    hours: z.strictObject({ opens: timeOfDay(), closes: timeOfDay() }).nullable().describe('null is closed'),
    note: bilingual(200),
  }),
  reply: z.strictObject({ day: openingDayView, bookingsOutside: z.array(id()) }),
  errors: ['site.not-found', 'input.end-before-start'],
  example: { siteId: exampleIds.site, date: '2026-12-23', hours: { opens: '10:00', closes: '14:00' }, note: { sv: 'Julavslutning', en: 'Christmas closing' } },
});

export const removeOpeningException = command({
  subject: 'booking.opening.remove-exception',
  summary: 'Go back to ordinary hours on a date',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ siteId: id(), date: date() }),
  reply: z.strictObject({ day: openingDayView }),
  errors: ['site.not-found'],
  example: { siteId: exampleIds.site, date: '2026-12-23' },
});
