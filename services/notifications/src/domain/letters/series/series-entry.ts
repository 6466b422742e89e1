import { type CalendarEntry, descriptionOf, type Exception, sequenceAt } from '../../calendar-entry.js';
import { type Occasion, recurringOf } from '../../recurring.js';
import { whereOf } from '../../told.js';
import { toTheHouse } from '../letter.js';
import type { SeriesTelling } from './series-letter.js';

/** All of the series that is hers as one entry, or what takes all of it back, or the one that is cancelled. */
export function seriesEntry(telling: SeriesTelling, name: string): CalendarEntry | null {
  const { series, invitation, isInvited } = telling;
  if (!series.schedule) return null;
  const { occasions } = series.schedule;
  const [only, ...others] = series.occurrences;
  // What is cancelled was hers, be it told by the series or alone.
  const isTakenBack = invitation === 'CANCEL' || series.occurrences.some(({ state }) => state === 'cancelled');
  if (occasions.length === 0) return isTakenBack ? cancelled(telling, only ?? series) : null;
  if (invitation === null) return null;
  const isOne = name === 'series-cancelled' && isInvited && others.length === 0 && only?.recurrenceId !== undefined;
  return isOne ? cancelled(telling, only) : requested(telling);
}

function requested(telling: SeriesTelling): CalendarEntry {
  const { series } = telling;
  const { recurring, exceptions } = recurringOf(series.schedule!);
  const first = series.schedule!.occasions[0]!;
  const { start, end } = first;
  return { ...entryOf(telling), method: 'REQUEST', start, end, recurring, exceptions: exceptions.map((one) => exceptionOf(telling, one)) };
}

// Where the whole is taken back, nothing says which of it.
const cancelled = (telling: SeriesTelling, { start, end, recurrenceId }: { start: string; end: string; recurrenceId?: string }): CalendarEntry => ({
  ...entryOf(telling),
  method: 'CANCEL',
  start,
  end,
  ...(recurrenceId === undefined || telling.series.schedule!.occasions.length === 0 ? {} : { recurrenceId }),
});

function entryOf(telling: SeriesTelling): Omit<CalendarEntry, 'method' | 'start' | 'end'> {
  const { series, at, publicUrl: url } = telling;
  return { uid: `${series.seriesId}@parken`, sequence: sequenceAt(at), timeZone: series.timeZone, url, ...wordsOf(telling, {}) };
}

const exceptionOf = (telling: SeriesTelling, { recurrenceId, start, end, ...own }: Occasion): Exception => ({ recurrenceId, start, end, ...wordsOf(telling, own) });

function wordsOf(telling: SeriesTelling, { title, spaceName }: Pick<Occasion, 'title' | 'spaceName'>): Pick<CalendarEntry, 'summary' | 'location' | 'description'> {
  const { series, language } = telling;
  const summary = title ?? series.title;
  const location = `${whereOf({ siteName: series.siteName, spaceName: spaceName ?? series.spaceName }, language)}, ${series.address}`;
  return { summary, location, description: descriptionOf(summary, location, toTheHouse(telling)) };
}
