import type { SeriesSnapshot } from '#contracts';
import type { Family } from '../announcing/family.js';
import type { Invitation } from '../domain/announcement.js';
import { writeAboutSeries } from '../domain/letters/series/series-letters.js';
import type { ToldSeries } from '../domain/told.js';

export const series: Family<SeriesSnapshot, { series: ToldSeries }> = {
  name: 'series',
  peopleIn: ({ applicantId }) => (applicantId === null ? [] : [applicantId]),
  announced: (_name, data) => ({
    about: data.seriesId,
    version: data.version,
    calendar: calendarOf(data),
    until: null,
    as: { start: data.first, end: data.last, timeZone: data.timeZone, spaceName: data.spaceName },
    // What goes on as another series is told of by that one.
    isForCalendars: data.continuedAs !== null,
    to: data.applicantId === null ? [] : [{ personId: data.applicantId, matter: { series: asTold(data) } }],
  }),
  fetch: async () => ({}),
  write: writeAboutSeries,
};

// Calendars know only what is hers.
function calendarOf({ counts, continuedAs, occurrences }: SeriesSnapshot): Invitation | null {
  const isNews = continuedAs !== null || occurrences.some((one) => one.isNews && (one.state === 'approved' || one.state === 'cancelled'));
  if (!isNews) return null;
  return counts.approved > 0 ? 'REQUEST' : 'CANCEL';
}

const asTold = (data: SeriesSnapshot): ToldSeries => {
  const { seriesId, title, siteName, address, spaceName, rrule, timeZone, first, last, reason, listedReason = null, continuedAs, occurrences, version } = data;
  const hers = occurrences.filter(({ state }) => state === 'approved');
  return {
    seriesId, title, siteName, address, spaceName, timeZone, start: first, end: last, reason, listedReason, version,
    occurrences: occurrences.filter(({ isNews }) => isNews).map(({ recurrenceId, start, end, state }) => ({ recurrenceId, start, end, state })),
    schedule: { rrule, timeZone, occasions: hers.map(({ recurrenceId, start, end, title, spaceName }) => ({ recurrenceId, start, end, title, spaceName })) },
    isContinued: continuedAs !== null,
  };
};
