import type { SeriesSnapshot } from '#contracts';
import type { Family } from '../announcing/family.js';
import { writeAboutSeries } from '../domain/letters/series/series-letters.js';
import type { ToldSeries } from '../domain/told.js';

export const series: Family<SeriesSnapshot, { series: ToldSeries }> = {
  name: 'series',
  peopleIn: ({ applicantId }) => (applicantId === null ? [] : [applicantId]),
  announced: (_name, data) => ({
    about: data.seriesId,
    version: data.version,
    calendar: null,
    until: null,
    as: { start: data.first, end: data.last, timeZone: data.timeZone, spaceName: data.spaceName },
    // What goes on as another series is told of by that one.
    to: data.applicantId === null || data.continuedAs !== null ? [] : [{ personId: data.applicantId, matter: { series: asTold(data) } }],
  }),
  fetch: async () => ({}),
  write: writeAboutSeries,
};

const asTold = ({ seriesId, title, siteName, address, spaceName, timeZone, first, last, reason, listedReason = null, occurrences, version }: SeriesSnapshot): ToldSeries => ({
  seriesId, title, siteName, address, spaceName, timeZone, start: first, end: last, reason, listedReason, version,
  occurrences: occurrences.filter(({ isNews }) => isNews).map(({ start, end, state }) => ({ start, end, state })),
});
