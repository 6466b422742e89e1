import { Temporal } from 'temporal-polyfill';

/** Some that take the same time, in seconds since 1970. */
export interface Taken {
  start: number;
  end: number;
  count: number;
  people: number;
}

/** What falls on an hour of the clock, or on a day. */
export interface Tally {
  /** How many begin then, and for how many people. */
  count: number;
  people: number;
  /** What lies then of all, whenever they begin. */
  seconds: number;
}

export interface ClockTally {
  /** From midnight to one, and so on. */
  hours: Tally[];
  /** From the first day of the period. */
  days: Tally[];
  /** Every hour of a week, from Monday's midnight. */
  weekHours: Tally[];
}

/** From one change of the clocks to the next. */
interface Stretch {
  until: number;
  offset: number;
}

const hour = 3_600;
const dayMs = 24 * hour * 1000;
/** Hours from a Monday's midnight to that of the first day of 1970, a Thursday. */
const mondayOffset = 3 * 24;

/** Dates by the clocks of a place, both included, and what of time lies in them. */
export class Period {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  private readonly stretches: Stretch[];

  constructor(readonly from: Temporal.PlainDate, readonly to: Temporal.PlainDate, readonly timeZone: string) {
    this.start = from.toZonedDateTime(timeZone).toInstant();
    this.end = to.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
    this.stretches = stretchesOf(this.start, this.end, timeZone);
  }

  get days(): number {
    return this.from.until(this.to, { largestUnit: 'days' }).days + 1;
  }

  /** What the clocks show of all that is taken: every hour and every day has what lies in it, also where the clocks change. */
  tally(taken: Iterable<Taken>): ClockTally {
    const tally = { hours: tallies(24), days: tallies(this.days), weekHours: tallies(7 * 24) };
    const frame = { first: secondsOf(this.start), last: secondsOf(this.end), firstDay: dayNumber(this.from) };
    for (const one of taken) this.add(one, tally, frame);
    return tally;
  }

  private add({ start, end, count, people }: Taken, { hours, days, weekHours }: ClockTally, { first, last, firstDay }: Frame): void {
    const [from, to] = [Math.max(start, first), Math.min(end, last)];
    for (let at = from; at < to; ) {
      const { until, offset } = this.stretchAt(at);
      const passed = Math.floor((at + offset) / hour);
      const next = Math.min(to, until, (passed + 1) * hour - offset);
      const [ofHour, ofDay] = [hours[passed % 24]!, days[Math.floor(passed / 24) - firstDay]!];
      const ofWeekHour = weekHours[(passed + mondayOffset) % weekHours.length]!;
      ofHour.seconds += (next - at) * count;
      ofDay.seconds += (next - at) * count;
      ofWeekHour.seconds += (next - at) * count;
      if (at === start) for (const shown of [ofHour, ofDay, ofWeekHour]) begin(shown, count, people);
      at = next;
    }
  }

  private stretchAt(at: number): Stretch {
    let index = 0;
    while (at >= this.stretches[index]!.until) index++;
    return this.stretches[index]!;
  }
}

function begin(tally: Tally, count: number, people: number): void {
  tally.count += count;
  tally.people += people;
}

interface Frame {
  first: number;
  last: number;
  firstDay: number;
}

const tallies = (length: number): Tally[] => Array.from({ length }, () => ({ count: 0, people: 0, seconds: 0 }));

function stretchesOf(start: Temporal.Instant, end: Temporal.Instant, timeZone: string): Stretch[] {
  const stretches: Stretch[] = [];
  for (let at = start.toZonedDateTimeISO(timeZone); ; ) {
    const change = at.getTimeZoneTransition('next');
    const isLast = !change || change.epochMilliseconds >= end.epochMilliseconds;
    stretches.push({ until: isLast ? Infinity : secondsOf(change.toInstant()), offset: at.offsetNanoseconds / 1e9 });
    if (isLast) return stretches;
    at = change;
  }
}

const secondsOf = (instant: Temporal.Instant): number => instant.epochMilliseconds / 1000;

const dayNumber = (date: Temporal.PlainDate): number => date.toZonedDateTime('UTC').epochMilliseconds / dayMs;
