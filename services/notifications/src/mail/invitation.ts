import { ICalAttendeeRole, ICalAttendeeStatus, ICalAttendeeType, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency, default as ical } from 'ical-generator';
import type { Invitation } from '../domain/announcement.js';
import type { Recipient, ToldBooking } from '../domain/message.js';
import type { SenderAddress } from './sender-address.js';

interface Invite {
  method: Invitation;
  booking: ToldBooking;
  attendee: Recipient;
  organizer: SenderAddress;
  /** When the fact happened that this follows: the same each time that it is written. */
  stamp: Date;
  url: string;
}

/**
 * An iMIP message (RFC 6047). The UID is the booking's and never changes; SEQUENCE is its version, so that a calendar
 * which gets two of them in the wrong order keeps the newer one. Times are in UTC, which needs no VTIMEZONE.
 */
export function invitation({ method, booking, attendee, organizer, stamp, url }: Invite): string {
  const { language } = attendee;
  const calendar = ical({ method: ICalCalendarMethod[method], prodId: { company: 'Parken', product: 'Parken', language: language.toUpperCase() } });
  calendar.createEvent({
    id: `${booking.bookingId}@parken`,
    sequence: booking.version,
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.OPAQUE,
    stamp,
    start: new Date(booking.start),
    end: new Date(booking.end),
    summary: booking.title,
    location: `${booking.spaceName[language]}, ${booking.siteName[language]}, ${booking.address}`,
    url,
    organizer: { name: commonName(organizer.name), email: organizer.address },
    attendees: [
      {
        email: attendee.email,
        ...(attendee.name === null ? {} : { name: commonName(attendee.name) }),
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
        type: ICalAttendeeType.INDIVIDUAL,
        // She asked for the room herself, and nobody reads the answers of calendars.
        rsvp: false,
      },
    ],
  });
  return calendar.toString();
}

// A parameter of iCalendar can hold no double quote in any way (RFC 5545, 3.2), though the library would write one.
const commonName = (name: string): string => name.replaceAll(/["\p{Cc}]/gu, "'");
