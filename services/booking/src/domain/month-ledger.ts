import type { Temporal } from 'temporal-polyfill';
import type { Interval } from './interval.js';
import type { Held } from './privileges.js';

const nanosecondsAnHour = 3_600_000_000_000;

/**
 * Hours by the calendar months in which bookings start, each by the clocks of its site: what `hoursUsedIn` says of them, without
 * going through all of them each time.
 */
export class MonthLedger {
  /** Nanoseconds by month, by time zone. */
  private readonly zones = new Map<string, Map<string, number>>();

  constructor(held: readonly Held[] = []) {
    for (const booking of held) this.add(booking);
  }

  add({ start, end, timeZone }: Held): void {
    const months = this.zones.get(timeZone) ?? new Map<string, number>();
    const month = monthOf(start, timeZone);
    months.set(month, (months.get(month) ?? 0) + nanosecondsOf({ start, end }));
    this.zones.set(timeZone, months);
  }

  hoursIn = (instant: Temporal.Instant): number => this.nanosecondsIn(instant) / nanosecondsAnHour;

  /** Of the month of the booking, with it. Parts of an hour are added up whole. */
  hoursWith = (booking: Held): number => (this.nanosecondsIn(booking.start) + nanosecondsOf(booking)) / nanosecondsAnHour;

  private nanosecondsIn(instant: Temporal.Instant): number {
    let sum = 0;
    for (const [timeZone, months] of this.zones) sum += months.get(monthOf(instant, timeZone)) ?? 0;
    return sum;
  }
}

const nanosecondsOf = ({ start, end }: Interval): number => end.since(start).total('nanoseconds');

const monthOf = (instant: Temporal.Instant, timeZone: string): string => instant.toZonedDateTimeISO(timeZone).toPlainDate().toString().slice(0, 7);
