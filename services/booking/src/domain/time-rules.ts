import { Temporal } from 'temporal-polyfill';
import type { ErrorParameter } from '#kernel';
import { contains, isBefore, merge, type Interval } from './interval.js';
import type { Refusal } from './refusal.js';
import type { AskingRules } from './space-rules.js';
import type { SiteService } from './wish.js';

export interface TimeRules extends Pick<AskingRules, 'noticeMinutes' | 'horizonDays' | 'shortestMinutes' | 'longestMinutes' | 'gridMinutes'> {
  timeZone: string;
}

export interface Circumstances {
  now: Temporal.Instant;
  /** When the space is open, a stretch a day, around the wish. */
  open: readonly Interval[];
  /** Further than the rules say, where an agreement gives it. */
  daysAhead: number;
  /** Who decides on requests asks for herself as short beforehand and at whatever minute she likes. */
  isStaff: boolean;
  /** What people do for the booking. */
  services: readonly SiteService[];
  /** Days as they open, for whoever is told that the house is closed. */
  opening: () => ErrorParameter[];
}

const millisecondsADay = 86_400_000;

/** What stands in the way of this space's being had at this time, whoever else wants it. */
export function timeRefusals(wish: Interval, rules: TimeRules, circumstances: Circumstances): Refusal[] {
  return [
    ...inThePast(wish, circumstances),
    ...tooSoon(wish, rules, circumstances),
    ...tooFarAhead(wish, rules, circumstances),
    ...lengthRefusals(wish, rules),
    ...outsideOpeningHours(wish, rules, circumstances),
    ...offGrid(wish, rules, circumstances),
    ...tooLateForServices(wish, circumstances),
  ];
}

function inThePast({ start }: Interval, { now }: Circumstances): Refusal[] {
  return isBefore(start, now) ? [{ code: 'booking.in-the-past', params: { start: start.toString() } }] : [];
}

function tooSoon({ start }: Interval, { noticeMinutes }: TimeRules, { now, isStaff }: Circumstances): Refusal[] {
  const earliest = now.add({ minutes: noticeMinutes });
  if (isStaff || isBefore(start, now) || !isBefore(start, earliest)) return [];
  return [{ code: 'booking.too-soon', params: { minutes: noticeMinutes, earliest: earliest.toString() } }];
}

function tooFarAhead({ start }: Interval, rules: TimeRules, { now, daysAhead }: Circumstances): Refusal[] {
  const days = Math.max(rules.horizonDays, daysAhead);
  // Nearly everybody asks for sooner, and a calendar takes long to ask.
  if (start.epochMilliseconds - now.epochMilliseconds < (days - 1) * millisecondsADay) return [];
  const last = lastStart(rules, now, daysAhead);
  if (!isBefore(last, start)) return [];
  return [{ code: 'booking.too-far-ahead', params: { days, last: last.toZonedDateTimeISO(rules.timeZone).toPlainDate().toString() } }];
}

/** How far ahead a booking may begin: as far as the rules say, or an agreement. */
export const lastStart = ({ horizonDays, timeZone }: Pick<TimeRules, 'horizonDays' | 'timeZone'>, now: Temporal.Instant, daysAhead: number): Temporal.Instant =>
  now.toZonedDateTimeISO(timeZone).add({ days: Math.max(horizonDays, daysAhead) }).toInstant();

const minutesOf = ({ start, end }: Interval): number => (end.epochMilliseconds - start.epochMilliseconds) / 60_000;

type Lengths = Pick<AskingRules, 'shortestMinutes' | 'longestMinutes'>;

/** What is wrong with so long a booking, whenever it is. */
export const lengthRefusals = (wish: Interval, rules: Lengths): Refusal[] => refusalsOfLength(minutesOf(wish), rules);

export function refusalsOfLength(minutes: number, { shortestMinutes, longestMinutes }: Lengths): Refusal[] {
  if (minutes < shortestMinutes) return [{ code: 'booking.too-short', params: { minutes: shortestMinutes } }];
  if (minutes > longestMinutes) return [{ code: 'booking.too-long', params: { minutes: longestMinutes } }];
  return [];
}

/** Two weeks: no rules let anything be longer. */
const longestOfAll = 20_160;

function outsideOpeningHours(wish: Interval, { timeZone }: TimeRules, { open, services, opening }: Circumstances): Refusal[] {
  // That is said already, and its days may be more than there is time to go through.
  if (minutesOf(wish) > longestOfAll) return [];
  const stretches = merge(openedEarlier(open, services));
  if (stretches.some((stretch) => contains(stretch, wish))) return [];
  return [{ code: 'booking.outside-opening-hours', params: { timeZone, opening: opening() } }];
}

/** Somebody who opens earlier makes each day begin earlier. */
export function openedEarlier(open: readonly Interval[], services: readonly SiteService[]): readonly Interval[] {
  const minutes = Math.max(0, ...services.map(({ opensEarlierMinutes }) => opensEarlierMinutes));
  return minutes === 0 ? open : open.map(({ start, end }) => ({ start: start.subtract({ minutes }), end }));
}

/** Whether it begins between the minutes at which bookings begin. */
export function offGrid(
  { start }: Interval,
  { gridMinutes }: Pick<TimeRules, 'gridMinutes'>,
  { open, isStaff }: Pick<Circumstances, 'open' | 'isStaff'>,
): Refusal[] {
  if (isStaff || gridMinutes === null) return [];
  const day = open.find((stretch) => !isBefore(start, stretch.start) && isBefore(start, stretch.end));
  // Before opening there is nothing to count from.
  if (!day) return [];
  const past = (start.epochMilliseconds - day.start.epochMilliseconds) % (gridMinutes * 60_000);
  if (past === 0) return [];
  const before = Temporal.Instant.fromEpochMilliseconds(start.epochMilliseconds - past);
  const nearest = [before.toString(), before.add({ minutes: gridMinutes }).toString()];
  return [{ code: 'booking.off-grid', params: { minutes: gridMinutes, nearest } }];
}

const tooLateForServices = ({ start }: Interval, { now, services }: Circumstances): Refusal[] =>
  services.flatMap(({ id, name, leadMinutes }): Refusal[] => {
    const latest = start.subtract({ minutes: leadMinutes });
    if (!isBefore(latest, now)) return [];
    return [{ code: 'booking.service-too-late', params: { serviceId: id, name, minutes: leadMinutes, latest: latest.toString() } }];
  });
