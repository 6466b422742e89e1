import type { Temporal } from 'temporal-polyfill';
import { isBefore, type Interval } from './interval.js';

/** What an agreement gives an organisation. */
export interface Grant {
  agreementId: string;
  isActive: boolean;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  /** How far ahead it may ask; null is as far as anybody. */
  daysAhead: number | null;
  automaticApproval: boolean;
  /** Of each calendar month, to be approved at once; null is no limit. */
  hoursAMonth: number | null;
  /** The highest is shown to staff first; 0 is none. */
  priority: number;
}

/** A booking, where its month is counted by the clocks of its site. */
export interface Held extends Interval {
  timeZone: string;
}

const nanosecondsAnHour = 3_600_000_000_000;

/** A grant counts from the beginning of its first day until its last day is over, unless its agreement ends before. */
export const countsAt = ({ isActive, startsAt, endsAt }: Grant, now: Temporal.Instant): boolean =>
  isActive && !isBefore(now, startsAt) && isBefore(now, endsAt);

/** How far ahead an organisation may ask by the most generous of its grants; where others may ask further, so may it. */
export const daysAheadOf = (grants: readonly Grant[], now: Temporal.Instant): number =>
  Math.max(0, ...grants.filter((grant) => countsAt(grant, now)).map(({ daysAhead }) => daysAhead ?? 0));

/** Before whose requests its own are shown to staff: that of its highest grant. */
export const priorityOf = (grants: readonly Grant[], now: Temporal.Instant): number =>
  Math.max(0, ...grants.filter((grant) => countsAt(grant, now)).map(({ priority }) => priority));

/**
 * A grant approves at once what starts before it ends, as long as the hours of the month are enough for all of it.
 * `held` are the bookings that it has approved before and that still stand.
 */
export const approvesAtOnce = (grant: Grant, wish: Held, held: readonly Held[], now: Temporal.Instant): boolean =>
  countsAt(grant, now) &&
  grant.automaticApproval &&
  isBefore(wish.start, grant.endsAt) &&
  isEnough(grant, [...inMonthOf(wish.start, wish.timeZone, held), wish]);

const isEnough = ({ hoursAMonth }: Grant, bookings: readonly Interval[]): boolean =>
  hoursAMonth === null || nanosecondsOf(bookings) <= hoursAMonth * nanosecondsAnHour;

/** How many hours were used of the month that `instant` falls in: in each booking's case by the clocks of its site. */
export const hoursUsedIn = (instant: Temporal.Instant, held: readonly Held[]): number =>
  nanosecondsOf(held.filter((booking) => monthOf(instant, booking).equals(monthOf(booking.start, booking)))) / nanosecondsAnHour;

/** How many hours these have in the month of the booking, each by the clocks of its own site: the same whoever of them was first. */
export const hoursInMonthOf = ({ start, timeZone }: Held, held: readonly Held[]): number =>
  nanosecondsOf(inMonthOf(start, timeZone, held)) / nanosecondsAnHour;

/** Whether both count on the same month. */
export const areInOneMonth = (one: Held, other: Held): boolean => monthOf(one.start, one).equals(monthOf(other.start, other));

// A booking counts, all of it, in the month in which it starts.
const inMonthOf = (start: Temporal.Instant, timeZone: string, held: readonly Held[]): Held[] =>
  held.filter((booking) => monthOf(booking.start, booking).equals(monthOf(start, { timeZone })));

const monthOf = (instant: Temporal.Instant, { timeZone }: Pick<Held, 'timeZone'>): Temporal.PlainYearMonth =>
  instant.toZonedDateTimeISO(timeZone).toPlainDate().toPlainYearMonth();

// Parts of an hour are added up whole: three times twenty minutes are an hour, and no rounding makes them more.
const nanosecondsOf = (bookings: readonly Interval[]): number =>
  bookings.reduce((sum, { start, end }) => sum + end.since(start).total('nanoseconds'), 0);

/** Between these every booking starts that may be in the same month as `instant`, whatever the time zone of its site. */
export function monthsAround(instant: Temporal.Instant): Interval {
  const day = { hours: 24 };
  const first = instant.subtract(day).toZonedDateTimeISO('UTC').with({ day: 1 }).startOfDay();
  const last = instant.add(day).toZonedDateTimeISO('UTC').with({ day: 1 }).startOfDay();
  return { start: first.subtract(day).toInstant(), end: last.add({ months: 1 }).add(day).toInstant() };
}
