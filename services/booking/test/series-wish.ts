import type { RawInputOf, requestSeries } from '#contracts';
import type { Workshop } from './workshop.js';

export type SeriesWish = RawInputOf<typeof requestSeries>;

/** Three Mondays in December, an hour from nine, in the half of the hall where requests compete, if nothing else is said. */
export const seriesWish = (workshop: Workshop, space = 'west', more: Partial<SeriesWish> = {}): SeriesWish => ({
  spaceId: workshop.space[space]!,
  start: '2026-12-07T09:00',
  end: '2026-12-07T10:00',
  rrule: 'FREQ=WEEKLY;COUNT=3',
  title: 'Språkkafé',
  people: 8,
  ...more,
});

/** What stands in the way of each occurrence that has something in its way, by its date. */
export const codesByDate = (occurrences: readonly { recurrenceId: string; refusals: { code: string }[] }[]) =>
  Object.fromEntries(
    occurrences.flatMap(({ recurrenceId, refusals }) => (refusals.length > 0 ? [[recurrenceId.slice(0, 10), refusals.map(({ code }) => code)]] : [])),
  );

/** How each occurrence stands, by its date. */
export const states = ({ occurrences }: { occurrences: readonly { recurrenceId: string; state: string }[] }) =>
  occurrences.map(({ recurrenceId, state }) => `${recurrenceId.slice(5, 10)} ${state}`);
