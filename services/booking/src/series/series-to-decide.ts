import { DomainError } from '#kernel';
import type { Transaction } from '#persistence';
import { lockOccurrences, lockSeries, mustStillBe, type OccurrenceRow, type SeriesRow } from './series-row.js';

interface ToDecide {
  series: SeriesRow;
  occurrences: OccurrenceRow[];
  /** Those of them that wait for an answer. */
  waiting: OccurrenceRow[];
}

/** The series with all of its occurrences, which nobody else can change until the transaction ends. */
export async function seriesToDecide(tx: Transaction, seriesId: string, version: number | undefined): Promise<ToDecide> {
  const series = await lockSeries(tx, seriesId);
  if (!series) throw new DomainError('series.not-found');
  mustStillBe(series, version);
  const occurrences = await lockOccurrences(tx, seriesId);
  const waiting = occurrences.filter(({ state }) => state === 'requested');
  if (waiting.length === 0) throw new DomainError('series.nothing-to-change');
  return { series, occurrences, waiting };
}
