import { occurrencesIn, readCalendar } from './reading-calendars.js';

interface Entry {
  sequence: number;
  /** By RECURRENCE-ID; where it does not recur that is empty. */
  times: Map<string, string>;
  /** Of each that was told by itself. */
  sequences: Map<string, number>;
}

/** A calendar that takes in what is mailed to it (RFC 5546, 2.1.5): what is older than what it has changes nothing. */
export class HerCalendar {
  private readonly entries = new Map<string, Entry>();

  take(text: string): void {
    const { method, event } = readCalendar(text);
    const entry = this.entries.get(event.uid) ?? { sequence: -1, times: new Map<string, string>(), sequences: new Map<string, number>() };
    this.entries.set(event.uid, entry);
    const isOne = event.isRecurrenceException();
    const known = isOne ? Math.max(entry.sequence, entry.sequences.get(event.recurrenceId.toString()) ?? -1) : entry.sequence;
    if (event.sequence < known) return;
    if (!isOne) {
      entry.times.clear();
      entry.sequence = event.sequence;
    }
    for (const [id, period] of occurrencesIn(text)) {
      if (isOne) entry.sequences.set(id, event.sequence);
      if (method === 'CANCEL') entry.times.delete(id);
      else entry.times.set(id, period);
    }
    if (method === 'CANCEL' && !isOne) entry.times.clear();
  }

  /** All that she sees. */
  get times(): string[] {
    return [...this.entries.values()].flatMap(({ times }) => [...times.values()]).toSorted();
  }
}
