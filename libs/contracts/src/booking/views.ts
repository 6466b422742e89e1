import { z } from 'zod';
import { bilingual, date, id, instant, line, text, timeOfDay, version } from '../fields.js';

export const exampleIds = {
  site: '019a0000-0000-7000-8000-000000000010',
  space: '019a0000-0000-7000-8000-000000000011',
  booking: '019a0000-0000-7000-8000-000000000012',
};

export const equipment = z.enum(['projector', 'screen', 'whiteboard', 'video-conference', 'microphone', 'hearing-loop', 'stage']);

export const bookingState = z.enum(['requested', 'approved', 'declined', 'withdrawn', 'cancelled']);
export type BookingState = z.output<typeof bookingState>;

/** Opening for one weekday; 1 is Monday, 7 Sunday (ISO 8601). A weekday that is not listed is closed. */
export const weeklyHours = z.strictObject({ weekday: z.int().min(1).max(7), opens: timeOfDay(), closes: timeOfDay() });

export const siteView = z
  .strictObject({
    id: id(),
    slug: z.string(),
    name: bilingual(120),
    address: line(200),
    timeZone: z.string().describe('IANA name, e.g. Europe/Stockholm'),
    weeklyHours: z.array(weeklyHours),
    version: version(),
  })
  .meta({ id: 'Site' });
export type SiteView = z.output<typeof siteView>;

export const spaceView = z
  .strictObject({
    id: id(),
    siteId: id(),
    slug: z.string(),
    name: bilingual(120),
    description: bilingual(2000),
    capacity: z.int(),
    equipment: z.array(equipment),
    cells: z.array(z.string()).describe('The indivisible parts of the floor that the space takes; spaces that share one exclude each other'),
    version: version(),
  })
  .meta({ id: 'Space' });
export type SpaceView = z.output<typeof spaceView>;

export const openingDayView = z
  .strictObject({
    date: date(),
    opens: instant().nullable(),
    closes: instant().nullable(),
    ground: z.enum(['weekly', 'exception', 'public-holiday', 'day-before-public-holiday']),
    note: z.strictObject({ sv: z.string(), en: z.string() }).nullable().describe('The holiday’s name, or why hours differ'),
  })
  .meta({ id: 'OpeningDay' });

export const bookingView = z
  .strictObject({
    id: id(),
    state: bookingState,
    title: line(120),
    purpose: text(2000).nullable(),
    people: z.int(),
    equipment: z.array(equipment),
    siteId: id(),
    spaceId: id(),
    spaceName: z.strictObject({ sv: z.string(), en: z.string() }),
    timeZone: z.string(),
    start: instant(),
    end: instant(),
    applicantId: id().nullable().describe('Null when the applicant has been erased'),
    organisationId: id().nullable(),
    reason: text(1000).nullable().describe('Why it was declined or cancelled'),
    agreementId: id().nullable().describe('The agreement by which it was approved without anybody deciding'),
    eventId: id().nullable().describe('The event that asked for it'),
    requestedAt: instant(),
    decidedAt: instant().nullable(),
    version: version(),
  })
  .meta({ id: 'Booking' });
export type BookingView = z.output<typeof bookingView>;

/**
 * What the other services are told of a booking: all of its present state, so that the latest fact alone is enough.
 * The purpose is left out: free text may hold personal data, and nobody else needs it.
 */
export const bookingSnapshot = z.strictObject({
  bookingId: id(),
  state: bookingState,
  title: line(120),
  people: z.int(),
  siteId: id(),
  siteName: z.strictObject({ sv: z.string(), en: z.string() }),
  address: z.string(),
  spaceId: id(),
  spaceName: z.strictObject({ sv: z.string(), en: z.string() }),
  timeZone: z.string(),
  start: instant(),
  end: instant(),
  applicantId: id().nullable(),
  organisationId: id().nullable(),
  reason: text(1000).nullable(),
  agreementId: id().nullable().optional(),
  eventId: id().nullable().optional(),
  version: version(),
});
export type BookingSnapshot = z.output<typeof bookingSnapshot>;
