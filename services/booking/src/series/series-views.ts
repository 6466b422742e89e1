import type { OccurrencePreview, SeriesSnapshot, SeriesView } from '#contracts';
import type { BookingRow } from '../bookings/booking-row.js';
import type { Refusal } from '../domain/refusal.js';
import type { Occurring, OccurrenceRow, SeriesRow } from './series-row.js';

/** An occurrence that somebody wishes, with what stands in its way. */
export interface Wanted<B extends Occurring = Occurring> {
  recurrenceId: string;
  /** As it would be stored; null where the clocks skip it. */
  booking: B | null;
  refusals: Refusal[];
}

export function toSeriesView(series: SeriesRow, occurrences: readonly OccurrenceRow[]): SeriesView {
  const { id, rrule, timeZone, exdates, applicantId, organisationId, version } = series;
  const { title, siteId, spaceId, spaceName } = typical(occurrences);
  return {
    id, rrule, timeZone, exdates, applicantId, organisationId, version, title, siteId, spaceId, spaceName,
    requestedAt: series.requestedAt.toString(),
    occurrences: occurrences.map((one) => ({
      bookingId: one.id,
      recurrenceId: one.recurrenceId,
      ...timesOf(one),
      state: one.state,
      spaceId: one.spaceId,
      version: one.version,
    })),
  };
}

interface News {
  /** Ids of the bookings to which something has happened. */
  news: ReadonlySet<string>;
  reason?: string | null;
  listedReason?: SeriesSnapshot['listedReason'];
  continuedAs?: string | null;
}

export function toSeriesSnapshot(
  series: SeriesRow,
  occurrences: readonly OccurrenceRow[],
  { news, reason = null, listedReason = null, continuedAs = null }: News,
): SeriesSnapshot {
  const { siteId, siteName, address, spaceId, spaceName, title } = typical(occurrences);
  const { id: seriesId, applicantId, organisationId, rrule, timeZone, version } = series;
  const count = (state: BookingRow['state']) => occurrences.filter((one) => one.state === state).length;
  const times = occurrences.map(timesOf);
  return {
    seriesId, applicantId, organisationId, siteId, siteName, address, spaceId, spaceName, title, rrule, timeZone, reason, listedReason, continuedAs,
    version,
    counts: {
      requested: count('requested'),
      approved: count('approved'),
      declined: count('declined'),
      withdrawn: count('withdrawn'),
      cancelled: count('cancelled'),
    },
    first: times.map(({ start }) => start).toSorted()[0]!,
    last: times.map(({ end }) => end).toSorted().at(-1)!,
    occurrences: occurrences.map((one) => ({
      bookingId: one.id,
      recurrenceId: one.recurrenceId,
      ...timesOf(one),
      state: one.state,
      isNews: news.has(one.id),
      ...(one.title === title ? {} : { title: one.title }),
      ...(one.spaceId === spaceId ? {} : { spaceName: one.spaceName }),
    })),
  };
}

/** What is said of the whole is what holds for the last that is to be. */
const typical = (occurrences: readonly OccurrenceRow[]): OccurrenceRow =>
  occurrences.findLast(({ state }) => state === 'requested' || state === 'approved') ?? occurrences.at(-1)!;

export const toPreview = ({ recurrenceId, booking, refusals }: Wanted): OccurrencePreview => ({
  recurrenceId,
  start: booking?.start.toString() ?? null,
  end: booking?.end.toString() ?? null,
  refusals,
});

const timesOf = ({ start, end }: BookingRow) => ({ start: start.toString(), end: end.toString() });
