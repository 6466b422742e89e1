import type { seriesDecided } from '#contracts';
import type { Publish } from '#messaging';
import type { Why } from '../domain/booking-states.js';
import type { OccurrenceRow, SeriesRow } from './series-row.js';
import { toSeriesSnapshot } from './series-views.js';
import { tellOccurrences, type Changed } from './tell-occurrences.js';

interface Told {
  series: SeriesRow;
  /** All of the series, as they now stand. */
  occurrences: readonly OccurrenceRow[];
  changed: readonly Changed[];
  why?: Required<Why>;
}

/** Tells of each occurrence that has changed, and then of the series in one fact. */
export function tellSeries(publish: Publish, fact: typeof seriesDecided, { series, occurrences, changed, why }: Told): void {
  tellOccurrences(publish, changed);
  const news = new Set(changed.map(({ booking }) => booking.id));
  const data = toSeriesSnapshot(series, occurrences, { news, ...why });
  publish(fact, { aggregateId: series.id, aggregateVersion: series.version, data });
}

/** All of the series where some of it has been stored anew. */
export function asStored(occurrences: readonly OccurrenceRow[], stored: readonly OccurrenceRow[]): OccurrenceRow[] {
  const anew = new Map(stored.map((booking) => [booking.id, booking]));
  return occurrences.map((booking) => anew.get(booking.id) ?? booking);
}
