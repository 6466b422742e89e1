import { ICalAttendeeRole, ICalAttendeeStatus, ICalAttendeeType, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency, default as ical } from 'ical-generator';
import type { CalendarEntry } from '../domain/calendar-entry.js';
import type { Recipient } from '../domain/message.js';
import type { SenderAddress } from './sender-address.js';

interface Invite {
  entry: CalendarEntry;
  attendee: Recipient;
  organizer: SenderAddress;
  /** When the fact happened that this follows: the same each time that it is written. */
  stamp: Date;
}

/** An iMIP message (RFC 6047). Times are in UTC, which needs no VTIMEZONE. */
export function invitation({ entry, attendee, organizer, stamp }: Invite): string {
  const { method, uid: id, sequence, start, end, summary, location, url } = entry;
  const prodId = { company: 'Parken', product: 'Parken', language: attendee.language.toUpperCase() };
  const calendar = ical({ method: ICalCalendarMethod[method], prodId });
  calendar.createEvent({
    id,
    sequence,
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.OPAQUE,
    stamp,
    start: new Date(start),
    end: new Date(end),
    summary,
    location,
    url,
    organizer: { name: commonName(organizer.name), email: organizer.address },
    attendees: [
      {
        email: attendee.email,
        ...(attendee.name === null ? {} : { name: commonName(attendee.name) }),
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
        type: ICalAttendeeType.INDIVIDUAL,
        // She has said that she comes, and nobody reads the answers of calendars.
        rsvp: false,
      },
    ],
  });
  return calendar.toString();
}

// A parameter of iCalendar can hold no double quote in any way (RFC 5545, 3.2), though the library would write one.
const commonName = (name: string): string => name.replaceAll(/["\p{Cc}]/gu, "'");
