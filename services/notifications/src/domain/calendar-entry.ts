import type { Invitation } from './announcement.js';

/** What a calendar is told. */
export interface CalendarEntry {
  method: Invitation;
  /** The same for all that is ever told of it. */
  uid: string;
  /** Grows, so that a calendar which gets two in the wrong order keeps the newer one. */
  sequence: number;
  start: string;
  end: string;
  summary: string;
  location: string;
  url: string;
}
