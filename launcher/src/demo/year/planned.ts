import type { bookingState } from '#contracts';
import type { z } from 'zod';

export type State = z.output<typeof bookingState>;

/** What happened to a booking, and when. */
export interface Step {
  change: 'request' | 'book' | 'approve' | 'decline' | 'withdraw' | 'cancel' | 'release' | 'check-in' | 'finish';
  state: State;
  at: number;
  by: string | null;
  reasonId?: string;
  isLate?: boolean;
}

export interface PlannedSeries {
  id: string;
  rrule: string;
  /** By the clocks, as the ids of occurrences are. */
  starts: string;
  minutes: number;
  exdates: string[];
}

/** A booking with all that has happened to it. Times are milliseconds since 1970. */
export interface PlannedBooking {
  id: string;
  spaceId: string;
  start: number;
  end: number;
  layout: string | null;
  setupMinutes: number;
  clearupMinutes: number;
  title: string;
  purpose: string;
  people: number;
  equipment: string[];
  applicantId: string;
  organisationId: string | null;
  isPublic: boolean;
  holdsFloor: boolean;
  rulesVersion: number;
  seriesId: string | null;
  recurrenceId: string | null;
  steps: Step[];
}

export interface PlannedYear {
  /** In the order in which they were asked for. */
  bookings: PlannedBooking[];
  series: (PlannedSeries & Pick<PlannedBooking, 'applicantId' | 'organisationId'> & { requestedAt: number })[];
}
