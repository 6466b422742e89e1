import { occurrencesIn, readCalendar } from './reading-calendars.js';

interface Entry {
  sequence: number;
  /** By RECURRENCE-ID; where it does not recur that is empty. */
  times: ReadonlyMap<string, string>;
  /** What was told of one by itself: its time, or that it is cancelled. */
  alone: Map<string, { sequence: number; period: string | null }>;
}

/** A calendar that takes in what is mailed to it, in whatever order it comes (RFC 5546, 2.1.5): the higher SEQUENCE counts. */
export class HerCalendar {
  private readonly entries = new Map<string, Entry>();

  take(text: string): void {
    const { method, event } = readCalendar(text);
    const { uid, sequence } = event;
    const entry = this.entries.get(uid) ?? { sequence: -1, times: new Map<string, string>(), alone: new Map<string, { sequence: number; period: string | null }>() };
    this.entries.set(uid, entry);
    const told = method === 'CANCEL' ? [] : occurrencesIn(text);
    if (!event.isRecurrenceException()) {
      if (sequence > entry.sequence) this.entries.set(uid, { ...entry, sequence, times: new Map(told) });
      return;
    }
    const id = event.recurrenceId.toString();
    if (sequence > (entry.alone.get(id)?.sequence ?? -1)) entry.alone.set(id, { sequence, period: told[0]?.[1] ?? null });
  }

  /** All that she sees. */
  get times(): string[] {
    return [...this.entries.values()].flatMap(shownOf).toSorted();
  }
}

function shownOf({ sequence, times, alone }: Entry): string[] {
  const shown = new Map<string, string | null>(times);
  for (const [id, one] of alone) if (one.sequence > sequence) shown.set(id, one.period);
  return [...shown.values()].filter((period) => period !== null);
}
