import { z } from 'zod';
import { fact } from '../define.js';
import { bilingual, id, instant, line, text, version } from '../fields.js';
import { bookingState } from './views.js';

/** How a series stands: all of its present state, so that the latest fact alone is enough. */
const seriesSnapshot = z.strictObject({
  seriesId: id(),
  applicantId: id().nullable(),
  organisationId: id().nullable(),
  siteId: id(),
  siteName: z.strictObject({ sv: z.string(), en: z.string() }),
  address: z.string(),
  spaceId: id(),
  spaceName: z.strictObject({ sv: z.string(), en: z.string() }),
  title: line(120),
  rrule: z.string(),
  timeZone: z.string(),
  counts: z.strictObject({ requested: z.int(), approved: z.int(), declined: z.int(), withdrawn: z.int(), cancelled: z.int() }),
  first: instant().describe('When its first occurrence begins'),
  last: instant().describe('When its last occurrence ends'),
  reason: text(1000).nullable().describe('Why occurrences were declined or cancelled by this change'),
  listedReason: bilingual(200).nullable().optional(),
  continuedAs: id().nullable().describe('The series that its later occurrences have become, which tells of them'),
  occurrences: z.array(
    z.strictObject({
      bookingId: id(),
      recurrenceId: z.string(),
      start: instant(),
      end: instant(),
      state: bookingState,
      isNews: z.boolean().describe('Whether what this fact tells of has happened to it'),
      title: line(120).optional().describe('What it is called, if not as the series'),
      spaceName: z.strictObject({ sv: z.string(), en: z.string() }).optional().describe('Where it is, if elsewhere than the series'),
    }),
  ),
  version: version(),
});
export type SeriesSnapshot = z.output<typeof seriesSnapshot>;

export const seriesRequested = fact({
  type: 'domain.booking.series-requested.v1',
  summary: 'Somebody has asked for a space again and again; what rules or an agreement give is approved already',
  data: seriesSnapshot,
});
export const seriesDecided = fact({ type: 'domain.booking.series-decided.v1', summary: 'Staff have approved or declined what waited of a series', data: seriesSnapshot });
export const seriesChanged = fact({ type: 'domain.booking.series-changed.v1', summary: 'Occurrences of a series are at another time or in another space', data: seriesSnapshot });
export const seriesCancelled = fact({ type: 'domain.booking.series-cancelled.v1', summary: 'Occurrences of a series will not take place', data: seriesSnapshot });
export const seriesAnonymised = fact({
  type: 'domain.booking.series-anonymised.v1',
  summary: 'A series as it stands after its applicant was erased; replaces all earlier facts about it',
  data: seriesSnapshot,
});
