import type { Invitation } from './announcement.js';
import type { Recurring } from './recurring.js';
import type { Period } from './told.js';

/** What a calendar is told. Of what recurs, its times are those of the first. */
export interface CalendarEntry extends Period {
  method: Invitation;
  /** The same for all that is ever told of it. */
  uid: string;
  /** Grows, so that a calendar which gets two in the wrong order keeps the newer one. */
  sequence: number;
  summary: string;
  location: string;
  description: string;
  url: string;
  /** Which of those that recur under this UID it is: when the rule has it begin, by the clocks. */
  recurrenceId?: string;
  /** Where it is all that recur under this UID. */
  recurring?: Recurring;
  /** Those of them that are not as the rest. */
  exceptions?: Exception[];
}

export type Exception = Pick<CalendarEntry, 'start' | 'end' | 'summary' | 'location' | 'description'> & { recurrenceId: string };

/** What, where, and where there is more of it. */
export const descriptionOf = (summary: string, location: string, link: { label: string; href: string }): string =>
  `${summary}\n${location}\n\n${link.label}: ${link.href}`;

const since = Date.UTC(2025, 0, 1);

/** SEQUENCE of what several facts tell that count for themselves: it grows with time. */
export const sequenceAt = (instant: string): number => Math.floor((Date.parse(instant) - since) / 1000);
