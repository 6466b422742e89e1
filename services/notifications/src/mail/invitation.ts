import { writeCalendar, type Component } from '#icalendar';
import type { CalendarEntry } from '../domain/calendar-entry.js';
import type { Recipient } from '../domain/message.js';
import { eventsOf, zonesOfEntry, type Meeting } from './invitation-events.js';
import type { SenderAddress } from './sender-address.js';

interface Invite {
  entry: CalendarEntry;
  attendee: Pick<Recipient, 'email' | 'name' | 'language'>;
  organizer: SenderAddress;
  /** When the fact happened that this follows: the same each time that it is written. */
  stamp: Date;
  /** Whether anybody reads what her calendar answers. */
  answersAreRead?: boolean;
}

/** An iMIP message (RFC 6047). Times are by the clocks of the place, with the changes that its time zone has meanwhile. */
export function invitation({ entry, attendee, organizer, stamp, answersAreRead = false }: Invite): string {
  const isAsked = answersAreRead && entry.method === 'REQUEST';
  const meeting: Meeting = {
    stamp: stamp.toISOString(),
    people: [
      ['organizer', { cn: organizer.name }, 'cal-address', `mailto:${organizer.address}`],
      ['attendee', { ...(attendee.name === null ? {} : { cn: attendee.name }), ...participation(isAsked) }, 'cal-address', `mailto:${attendee.email}`],
    ],
  };
  const components: Component[] = [...zonesOfEntry(entry), ...eventsOf(entry, meeting)];
  return writeCalendar(attendee.language, [['calscale', {}, 'text', 'GREGORIAN'], ['method', {}, 'text', entry.method]], components);
}

const participation = (isAsked: boolean) => ({
  cutype: 'INDIVIDUAL',
  role: 'REQ-PARTICIPANT',
  partstat: 'NEEDS-ACTION',
  // She has said that she comes; what her calendar answers is asked for only where somebody reads it.
  rsvp: isAsked ? 'TRUE' : 'FALSE',
});
