import type { Earlier } from './told.js';

/** What her calendar is asked to do, in the words of RFC 5546. */
export type Invitation = 'REQUEST' | 'CANCEL';

/** What has been told of something so far. */
export interface Told {
  version: number;
  /** True once an invitation has been given out and not taken back. */
  invited: boolean;
}

export const nothingTold: Told = { version: 0, invited: false };

/** A fact as it bears on what has been told. */
export interface News {
  /** The version of what the fact is about. */
  version: number;
  /** What the fact asks of calendars; one that was never given an entry is not asked to take it back. */
  calendar: Invitation | null;
}

export type Announcement =
  | { outdated: true; told: Told }
  | { outdated: false; told: Told; invitation: Invitation | null };

/**
 * Whether a fact is still worth telling, and what it asks of her calendar. A fact older than what she has been told
 * would only mislead her. A calendar entry is taken back only from somebody who was given one.
 */
export function announce(told: Told, { version, calendar }: News): Announcement {
  if (version <= told.version) return { outdated: true, told };
  const invitation = calendar === 'CANCEL' && !told.invited ? null : calendar;
  return { outdated: false, invitation, told: { version, invited: invitation === null ? told.invited : invitation === 'REQUEST' } };
}

/** What is kept of a message so that it can be written again, as often as needed. */
export interface Circumstances {
  invitation: Invitation | null;
  before: Earlier | null;
  /** When the fact happened that the message follows. */
  at: string;
  /** From when on nobody needs it any more. */
  until: string | null;
  /** Of the place that it is about; not there in what was put in line before this was kept. */
  timeZone?: string;
}
