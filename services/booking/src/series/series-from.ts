import { DomainError, isStaff, type Actor } from '#kernel';
import type { Transaction } from '#persistence';
import { findBooking } from '../bookings/find-booking.js';
import { lockSeries, mustStillBe, type SeriesRow } from './series-row.js';

/** The series that the occurrence is one of, locked; it must be the actor's own, or she decides on everybody's. */
export async function seriesFrom(tx: Transaction, bookingId: string, version: number | undefined, actor: Actor): Promise<SeriesRow> {
  const anchor = await findBooking(tx, bookingId);
  if (!anchor || !(isStaff(actor) || anchor.applicantId === actor.id)) throw new DomainError('booking.not-found');
  const series = anchor.seriesId === null ? undefined : await lockSeries(tx, anchor.seriesId);
  if (!series) throw new DomainError('series.not-found');
  mustStillBe(series, version);
  return series;
}

/** The occurrence among those that have been locked. @throws DomainError where it has become one of another series meanwhile */
export function anchorIn<B extends { id: string }>(occurrences: readonly B[], bookingId: string, series: SeriesRow): B {
  const anchor = occurrences.find(({ id }) => id === bookingId);
  if (!anchor) throw new DomainError('version.changed', { current: series.version });
  return anchor;
}
