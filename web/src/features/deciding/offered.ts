import { parseAbsolute, toCalendarDateTime } from '@internationalized/date';
import { deadlineFor, type Place } from './suggestions';

/** What somebody is to be offered, and until when it is kept for her. */
export interface Offered {
  places: Place[];
  /** By the clocks of the site, as in `2026-11-26T12:00`; empty where the usual is meant. */
  until: string;
}

export const nothingOffered: Offered = { places: [], until: '' };
export const mostOffered = 5;

/** The deadline as a field shows it. */
export const untilOf = ({ places, until }: Offered, timeZone: string): string =>
  until || (places.length === 0 ? '' : localTime(new Date(deadlineFor(places, Date.now())).toISOString(), timeZone));

const localTime = (instant: string, timeZone: string) => toCalendarDateTime(parseAbsolute(instant, timeZone)).toString().slice(0, 16);
