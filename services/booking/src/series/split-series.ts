import { newId } from '#kernel';
import type { Transaction } from '#persistence';
import { endedAt, recurrenceFor } from '../domain/series-scope.js';
import type { Change } from './changed-to.js';
import { recurrenceOf, type OccurrenceRow, type SeriesRow } from './series-row.js';
import { insertSeries, updateSeries } from './store-series.js';

interface Split {
  /** The series that the changed occurrences are of now. */
  series: SeriesRow;
  /** The series that stays behind, where there is one, with what it keeps. */
  rest: SeriesRow | null;
}

interface Changed {
  series: SeriesRow;
  occurrences: readonly OccurrenceRow[];
  /** As they were, in order. */
  before: readonly OccurrenceRow[];
  /** As they are to be. */
  after: readonly OccurrenceRow[];
  change: Change;
}

/**
 * Stores what the change makes of the series: its pattern is that of the changed occurrences. Where something before them stays as
 * it was, it ends there, and they become a series of their own.
 */
export async function splitSeries(tx: Transaction, { series, occurrences, before, after, change }: Changed): Promise<Split> {
  const { scope, startTime, minutes = series.minutes } = change;
  const isNewPattern = startTime !== undefined || change.minutes !== undefined;
  const staying = occurrences.filter(({ recurrenceId }) => recurrenceId < before[0]!.recurrenceId);
  const isSplit = staying.length > 0 && (scope === 'following' || isNewPattern);
  if (scope === 'one' || !(isSplit || isNewPattern)) return { series: await updateSeries(tx, series), rest: null };

  const recurrence = recurrenceFor(recurrenceOf(series), after.map(({ recurrenceId }) => recurrenceId), minutes);
  const starts = recurrence.starts.toString({ smallestUnit: 'second' });
  const next = { ...series, ...recurrence, starts, exdates: [...recurrence.exdates] };
  if (!isSplit) return { series: await updateSeries(tx, next), rest: null };
  const own = { ...next, id: newId(), version: 1 };
  await insertSeries(tx, own);
  const rrule = endedAt(series.rrule, staying.at(-1)!.recurrenceId, series.timeZone);
  return { series: own, rest: await updateSeries(tx, { ...series, rrule }) };
}
