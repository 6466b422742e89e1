import type { Held } from './privileges.js';

const nanosecondsAnHour = 3_600_000_000_000;

/**
 * Hours by the calendar months in which bookings start, each by the clocks of its site: what `hoursInMonthOf` says of them, without
 * going through all of them each time.
 */
export class MonthLedger {
  private readonly nanoseconds = new Map<string, number>();

  constructor(held: readonly Held[] = []) {
    for (const booking of held) this.add(booking);
  }

  add(booking: Held): void {
    this.nanoseconds.set(monthOf(booking), this.nanosecondsBeside(booking) + nanosecondsOf(booking));
  }

  /** Of the month of the booking, without it. */
  hoursBeside = (booking: Held): number => this.nanosecondsBeside(booking) / nanosecondsAnHour;

  /** Of the month of the booking, with it. Parts of an hour are added up whole. */
  hoursWith = (booking: Held): number => (this.nanosecondsBeside(booking) + nanosecondsOf(booking)) / nanosecondsAnHour;

  private readonly nanosecondsBeside = (booking: Held): number => this.nanoseconds.get(monthOf(booking)) ?? 0;
}

const nanosecondsOf = ({ start, end }: Held): number => end.since(start).total('nanoseconds');

const monthOf = ({ start, timeZone }: Held): string => start.toZonedDateTimeISO(timeZone).toPlainDate().toString().slice(0, 7);
