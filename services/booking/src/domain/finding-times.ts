import { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';
import { common, minute, type Stretch } from './finding-stretches.js';
import { hoursOf, mustEndAfterItStarts, type Interval } from './interval.js';
import { closingInstant, openingInstant } from './wall-clock.js';

/** From when until when a search looks, perhaps only at certain times of day. */
export interface Times {
  interval: Interval;
  /** As `12:00`; `24:00` is the end of the day. Both or neither. */
  dailyFrom?: string | undefined;
  dailyTo?: string | undefined;
  minutes: number;
}

export interface Wished {
  /** Within the interval. */
  wished: Stretch[];
  /** The same, and for so many days after it. */
  later: Stretch[];
}

export const mostDays = 31;
export const daysLater = 31;
const aDay = 24 * 60 * minute;

/** The times that are wished, by the clocks of a place. @throws DomainError where nothing so long fits in */
export function wishedTimes(times: Times, timeZone: string): Wished {
  mustMakeSense(times);
  const from = times.interval.start.epochMilliseconds;
  const until = times.interval.end.epochMilliseconds;
  const beyond = { from, until: until + daysLater * aDay };
  const daily = times.dailyFrom === undefined ? [beyond] : dailyStretches(beyond, times.dailyFrom, times.dailyTo!, timeZone);
  const wished = common(daily, [{ from, until }]);
  if (!wished.some((stretch) => stretch.until - stretch.from >= times.minutes * minute)) {
    throw invalid('minutes', 'too-long', 'more than there is of the times that are wished');
  }
  return { wished, later: common(daily, [beyond]) };
}

/** Says no to an interval that has no length, or is longer than anybody looks through. */
export function mustBeSearchable(interval: Interval): void {
  mustEndAfterItStarts(interval, 'to');
  // One of the days may have 25 hours.
  if (hoursOf(interval) > mostDays * 24 + 1) throw invalid('to', 'too-far', `at most ${mostDays} days after from`);
}

function mustMakeSense({ interval, dailyFrom, dailyTo }: Times): void {
  mustBeSearchable(interval);
  if ((dailyFrom === undefined) !== (dailyTo === undefined)) {
    throw invalid(dailyFrom === undefined ? 'dailyFrom' : 'dailyTo', 'missing', 'both or neither');
  }
  // Times of day of this form sort as text.
  if (dailyFrom !== undefined && dailyTo !== undefined && dailyTo <= dailyFrom) throw invalid('dailyTo', 'not-after', 'must be after dailyFrom');
}

const invalid = (field: string, code: string, message: string) => new DomainError('input.invalid', {}, [{ field, code, message }]);

function dailyStretches({ from, until }: Stretch, opens: string, closes: string, timeZone: string): Stretch[] {
  const dateOf = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(timeZone).toPlainDate();
  const last = dateOf(until);
  const stretches: Stretch[] = [];
  for (let date = dateOf(from); Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    const stretch = {
      from: openingInstant(date, opens, timeZone).epochMilliseconds,
      until: closingInstant(date, closes, timeZone).epochMilliseconds,
    };
    const before = stretches.at(-1);
    // Days that meet at midnight are one stretch.
    if (before?.until === stretch.from) before.until = stretch.until;
    else if (stretch.from < stretch.until) stretches.push(stretch);
  }
  return stretches;
}
