import { Temporal } from 'temporal-polyfill';
import type { BookingSnapshot } from '#contracts';
import type { Place } from '../domain/following.js';

type Held = Pick<BookingSnapshot, 'siteId' | 'siteName' | 'address' | 'spaceName' | 'timeZone'>;

/** Where and when the guests of a booking are expected. */
export const placeOfBooking = (
  { siteId, siteName, address, spaceName, timeZone }: Held,
  start: Temporal.Instant,
  end: Temporal.Instant,
): Place => ({ siteId, siteName, address, spaceName, timeZone, expectedFrom: start, expectedUntil: end });

/** A booking is called the same in every language. */
export const titleOfBooking = (title: string) => ({ sv: title, en: title });
