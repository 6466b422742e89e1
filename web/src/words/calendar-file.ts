/** A booking as a calendar program takes it in. */
export interface CalendarEntry {
  id: string;
  version: number;
  title: string;
  start: string;
  end: string;
  place: string;
  /** Where it is shown. */
  url: string;
  /** Nobody has approved it yet. */
  isTentative?: boolean;
}

const stamp = (at: string | number): string => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r?\n/g, String.raw`\n`);
const mostOctets = 73;

/** Lines are folded where they would be longer than RFC 5545 allows; a letter of several octets stays whole. */
function folded(line: string): string {
  const lines = [''];
  let octets = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (octets + size > mostOctets) {
      lines.push('');
      octets = 0;
    }
    lines[lines.length - 1] += letter;
    octets += size;
  }
  return lines.join('\r\n ');
}

/** The file for a calendar (iCalendar, RFC 5545), under the id that the invitations by mail have: taken in twice it is one entry. */
export const calendarFile = ({ id, version, title, start, end, place, url, isTentative }: CalendarEntry, now = Date.now()): string =>
  [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Parken//Web//SV', 'BEGIN:VEVENT',
    `UID:${id}@parken`, `SEQUENCE:${version}`, `DTSTAMP:${stamp(now)}`, `DTSTART:${stamp(start)}`, `DTEND:${stamp(end)}`,
    `SUMMARY:${escaped(title)}`, `LOCATION:${escaped(place)}`, `URL:${url}`, `STATUS:${isTentative ? 'TENTATIVE' : 'CONFIRMED'}`, 'END:VEVENT', 'END:VCALENDAR', '',
  ].map(folded).join('\r\n');
