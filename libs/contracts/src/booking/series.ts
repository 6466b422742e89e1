import { z } from 'zod';
import { command, query } from '../define.js';
import { date, id, instant, line, moment, version } from '../fields.js';
import { requestWords, ruleErrors, wishes } from './bookings.js';
import { reasonErrors, reasonGiven } from './reasons.js';
import { bookingState, exampleIds, layoutKind } from './views.js';

const localTime = () => z.iso.datetime({ local: true }).regex(/^(?:19|2\d)\d\d-[^Zz+]*$/, 'a local time such as 2026-11-26T13:00');

/** What stands in the way of one occurrence: each rule, with its parameters. */
const occurrenceRefusal = z.strictObject({ code: z.string(), params: z.record(z.string(), z.unknown()) }).meta({ id: 'OccurrenceRefusal' });

const recurrenceId = z.string().describe('When the occurrence begins by the clocks of the site, as the rule has it (RFC 5545)');

const occurrencePreview = z
  .strictObject({
    recurrenceId,
    start: instant().nullable().describe('Null where the clocks skip it'),
    end: instant().nullable(),
    refusals: z.array(occurrenceRefusal).describe('Empty where nothing stands in the way'),
  })
  .meta({ id: 'OccurrencePreview' });
export type OccurrencePreview = z.output<typeof occurrencePreview>;

const occurrenceView = z
  .strictObject({ bookingId: id(), recurrenceId, start: instant(), end: instant(), state: bookingState, spaceId: id(), version: version() })
  .meta({ id: 'Occurrence' });

export const seriesView = z
  .strictObject({
    id: id(),
    rrule: z.string(),
    timeZone: z.string(),
    exdates: z.array(z.string()).describe('Occurrences that the rule yields and the series lacks'),
    title: line(120),
    siteId: id(),
    spaceId: id(),
    spaceName: z.strictObject({ sv: z.string(), en: z.string() }),
    applicantId: id().nullable(),
    organisationId: id().nullable(),
    requestedAt: instant(),
    occurrences: z.array(occurrenceView).describe('In order of time; each is a booking that can be read and cancelled by itself too'),
    version: version(),
  })
  .meta({ id: 'Series' });
export type SeriesView = z.output<typeof seriesView>;

const answered = z
  .strictObject({ ...seriesView.shape, refused: z.array(occurrencePreview).describe('The occurrences that did not fit, and why') })
  .meta({ id: 'SeriesAnswer' });

const mode = z.enum(['all', 'what-fits']).default('all').describe('All or nothing; or the occurrences that fit, and the others with the reasons');

const asking = {
  spaceId: id(),
  start: moment().describe('Of the first occurrence, which the rule must yield'),
  end: moment().describe('Of the first occurrence; every one ends at the same time of day'),
  rrule: line(500).describe('RFC 5545: daily or coarser, at most 400 occurrences, by the clocks of the site'),
  exdates: z.array(z.union([date(), localTime()])).max(400).default([]).describe('Occurrences to leave out: dates, or local times as the rule has them'),
  ...wishes,
  ...requestWords,
};

const seriesErrors = [
  'space.not-found',
  'series.too-many',
  'booking.not-for-organisation',
  'input.invalid',
  'input.end-before-start',
  'input.time-does-not-exist',
  'input.time-is-ambiguous',
] as const;

const example = {
  spaceId: exampleIds.space,
  start: '2026-11-26T13:00',
  end: '2026-11-26T15:00',
  rrule: 'FREQ=WEEKLY;COUNT=10',
  exdates: ['2026-12-24'],
  title: 'Språkkafé',
  people: 12,
};

export const previewSeries = query({
  subject: 'booking.series.preview',
  summary: 'Show every occurrence of a series with what stands in its way, and store nothing',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject(asking),
  reply: z.strictObject({ timeZone: z.string(), occurrences: z.array(occurrencePreview) }).meta({ id: 'SeriesPreview' }),
  errors: [...seriesErrors],
  example,
});

export const requestSeries = command({
  subject: 'booking.series.request',
  summary: 'Ask for a space again and again, by a rule of RFC 5545: all of it or nothing, or what fits',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({ ...asking, mode }),
  reply: answered,
  errors: [...seriesErrors, 'series.occurrences-refused', 'booking.conflict', ...ruleErrors, 'person.erased'],
  example,
});

export const getSeries = query({
  subject: 'booking.series.get',
  summary: 'Show a series with all its occurrences',
  serves: { booker: 'own', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({ seriesId: id() }),
  personal: ['applicantId'],
  reply: seriesView,
  errors: ['series.not-found'],
  example: { seriesId: exampleIds.series },
});

const decidable = { seriesId: id(), version: version().optional().describe('The version that the decision was made on, as If-Match') };

export const approveSeries = command({
  subject: 'booking.series.approve',
  summary:
    'Approve every occurrence that waits: all of them or none, or what fits. Those that two have to approve go on waiting for another person after the first approval',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ ...decidable, mode }),
  reply: answered,
  errors: ['series.not-found', 'series.nothing-to-change', 'series.occurrences-refused', 'booking.conflict', 'person.erased', 'space.not-found', 'version.changed'],
  example: { seriesId: exampleIds.series },
});

export const declineSeries = command({
  subject: 'booking.series.decline',
  summary: 'Decline every occurrence that waits, with the reason that the applicant is told',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ ...decidable, ...reasonGiven }),
  reply: seriesView,
  errors: ['series.not-found', 'series.nothing-to-change', ...reasonErrors, 'version.changed'],
  example: { seriesId: exampleIds.series, reason: 'Lokalen byggs om under våren.' },
});

const scoped = {
  bookingId: id().describe('The occurrence from which the scope is counted'),
  version: version().optional().describe('Of the series, as If-Match'),
  scope: z.enum(['one', 'following', 'all']).describe('This one, this and those that follow, or all; what has begun stays as it was'),
};

export const changeSeries = command({
  subject: 'booking.series.change',
  summary:
    'Change the time of day, length, space, people, layout or title of one occurrence, this and following, or all. Where something before stays as it was, what follows becomes a series of its own',
  serves: { booker: 'own', staff: 'all', admin: 'all' },
  input: z.strictObject({
    ...scoped,
    startTime: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 08:00').optional().describe('Time of day at which each begins'),
    minutes: z.int().min(1).max(20_160).optional().describe('How long each is, by the clocks'),
    spaceId: id().optional(),
    people: z.int().min(1).max(10_000).optional(),
    layout: layoutKind.optional(),
    title: line(120).optional(),
  }),
  reply: seriesView,
  errors: [
    'booking.not-found', 'series.not-found', 'series.nothing-to-change', 'series.occurrences-refused', 'booking.change-needs-staff', 'booking.change-needs-second-approval',
    'booking.conflict', 'space.not-found', 'version.changed',
  ],
  example: { bookingId: exampleIds.booking, scope: 'following', startTime: '14:00' },
});

export const cancelSeries = command({
  subject: 'booking.series.cancel',
  summary: 'Take back, decline or cancel one occurrence, this and following, or all, with a reason; what has begun stays as it was',
  serves: { booker: 'own', staff: 'all', admin: 'all' },
  input: z.strictObject({ ...scoped, ...reasonGiven }),
  reply: seriesView,
  errors: ['booking.not-found', 'series.not-found', 'series.nothing-to-change', ...reasonErrors, 'version.changed'],
  example: { bookingId: exampleIds.booking, scope: 'all', reason: 'Kursen är inställd.' },
});
