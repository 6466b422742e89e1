import { z } from 'zod';
import { command, query } from '../define.js';
import { bilingual, date, id, instant, timeOfDay, version } from '../fields.js';
import { exampleIds, openingDayView, weeklyHours } from './views.js';

/** Hours belong to a site, or to one space of it where that is named. */
const place = { siteId: id(), spaceId: id().optional().describe('A space of the site, where it is about hours of its own') };

const named = z.strictObject({ sv: z.string(), en: z.string() });
const hoursOfDay = z.strictObject({ opens: timeOfDay(), closes: timeOfDay() }).nullable().describe('null is closed');

export const season = z
  .strictObject({
    name: bilingual(120),
    firstDay: date(),
    lastDay: date().describe('Included'),
    weeklyHours: z.array(weeklyHours).max(7),
  })
  .meta({ id: 'Season' });

/** All hours that come again, as they shall be. */
const hours = {
  weeklyHours: z.array(weeklyHours).max(7).nullable().describe('null, of a space, follows the week of its site; an empty list is closed'),
  seasons: z.array(season).max(60).default([]).describe('Those of a site or space never overlap'),
  dayBeforeHolidayCloses: timeOfDay().nullable().default(null).describe('Of a site: closing time the day before a public holiday, if earlier'),
};

const exception = { date: date(), hours: hoursOfDay, note: bilingual(200) };

export const hoursView = z
  .strictObject({
    siteId: id(),
    spaceId: id().nullable(),
    weeklyHours: z.array(weeklyHours).nullable(),
    seasons: z.array(season),
    dayBeforeHolidayCloses: timeOfDay().nullable(),
    exceptions: z.array(z.strictObject({ date: date(), hours: hoursOfDay, note: named })).describe('From yesterday on'),
    version: version().describe('Of the site, or of the space'),
  })
  .meta({ id: 'OpeningHours' });

/** A booking that lies outside the hours as they will be, or have become, though it lay inside before. It stays as it is. */
export const bookingHit = z
  .strictObject({
    id: id(),
    state: z.enum(['requested', 'approved']),
    start: instant(),
    end: instant(),
    spaceId: id(),
    spaceName: named,
    title: z.string(),
    applicantId: id().nullable(),
    organisation: z.string().nullable(),
  })
  .meta({ id: 'BookingHit' });

/** Which bookings a change of hours hits: all are counted, and as many as an answer holds are named. */
export const bookingsHit = {
  bookingsHit: z.array(bookingHit).describe('At most 500, the earliest first'),
  bookingsHitCount: z.int(),
};

export const showOpening = query({
  subject: 'booking.opening.show',
  summary: 'Show when a site, or a space of it, is open, day by day, and why where it differs from the weekly hours (at most 92 days)',
  serves: { visitor: 'all', booker: 'all', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({ ...place, from: date(), to: date().describe('The last day, included') }),
  reply: z.strictObject({ timeZone: z.string(), days: z.array(openingDayView) }),
  errors: ['site.not-found', 'space.not-found', 'input.end-before-start', 'input.invalid'],
  example: { siteId: exampleIds.site, from: '2026-12-21', to: '2027-01-10' },
});

export const showHours = query({
  subject: 'booking.hours.show',
  summary: 'Show the rules behind the opening of a site, or what a space has of its own: week, seasons and exceptions to come',
  serves: { visitor: 'all', booker: 'all', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject(place),
  reply: hoursView,
  errors: ['site.not-found', 'space.not-found'],
  example: { siteId: exampleIds.site },
});

export const setHours = command({
  subject: 'booking.hours.set',
  summary: 'Replace the week and the seasons of a site or a space; tells every booking that then lies outside, and touches none',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ ...place, ...hours, version: version() }),
  reply: hoursView.extend(bookingsHit),
  errors: ['site.not-found', 'space.not-found', 'version.changed', 'input.invalid'],
  example: {
    siteId: exampleIds.site,
    version: 1,
    weeklyHours: [{ weekday: 1, opens: '08:00', closes: '17:00' }],
    seasons: [
      {
        name: { sv: 'Sommar', en: 'Summer' },
        firstDay: '2027-06-28',
        lastDay: '2027-08-08',
        weeklyHours: [{ weekday: 1, opens: '10:00', closes: '15:00' }],
      },
    ],
    dayBeforeHolidayCloses: '13:00',
  },
});

export const previewHours = query({
  subject: 'booking.hours.preview',
  summary: 'Show what a change of hours or exceptions would make of the days of a range (at most 92), and every booking that it would hit',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({
    ...place,
    from: date(),
    to: date().describe('The last day, included'),
    hours: z.strictObject(hours).optional().describe('Left out, week and seasons stay as they are'),
    exceptions: z.array(z.strictObject(exception)).max(92).default([]).describe('To be set'),
    without: z.array(date()).max(92).default([]).describe('Dates whose exceptions are to be removed'),
  }),
  personal: ['applicantId'],
  reply: z.strictObject({
    timeZone: z.string(),
    days: z.array(openingDayView.extend({ was: openingDayView.nullable().describe('As it is now, where that differs') })),
    ...bookingsHit,
  }),
  errors: ['site.not-found', 'space.not-found', 'input.end-before-start', 'input.invalid'],
  example: {
    siteId: exampleIds.site,
    from: '2026-12-01',
    to: '2026-12-31',
    hours: { weeklyHours: [{ weekday: 1, opens: '09:00', closes: '16:00' }] },
    exceptions: [{ date: '2026-12-23', hours: null, note: { sv: 'Julavslutning', en: 'Christmas closing' } }],
  },
});

export const setOpeningException = command({
  subject: 'booking.opening.set-exception',
  summary: 'Open a site or a space at other hours on one date, or close it; tells every booking that then lies outside',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ ...place, ...exception }),
  reply: z.strictObject({
    day: openingDayView,
    bookingsOutside: z.array(id()).describe('Approved bookings that lie outside on that date, whether or not they did before'),
    ...bookingsHit,
  }),
  errors: ['site.not-found', 'space.not-found', 'input.end-before-start'],
  example: { siteId: exampleIds.site, date: '2026-12-23', hours: { opens: '10:00', closes: '14:00' }, note: { sv: 'Julavslutning', en: 'Christmas closing' } },
});

export const removeOpeningException = command({
  subject: 'booking.opening.remove-exception',
  summary: 'Go back to ordinary hours on a date; tells every booking that then lies outside',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ ...place, date: date() }),
  reply: z.strictObject({ day: openingDayView, ...bookingsHit }),
  errors: ['site.not-found', 'space.not-found'],
  example: { siteId: exampleIds.site, date: '2026-12-23' },
});
