interface Entry {
  id: string;
  title: string;
  place: string;
  start: string;
  end: string;
  isCertain: boolean;
  version: number;
}

const stamp = (instant: string): string => new Date(instant).toISOString().replaceAll(/[-:]|\.\d+/g, '');
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');

/** A line is at most 75 octets (RFC 5545, 3.1); what goes on begins with a space. */
function folded(line: string): string {
  const bytes = new TextEncoder();
  const lines: string[] = [''];
  for (const letter of line) {
    const last = lines.at(-1)!;
    if (bytes.encode(last + letter).length > 75) lines.push(` ${letter}`);
    else lines[lines.length - 1] = last + letter;
  }
  return lines.join('\r\n');
}

/**
 * A calendar (RFC 5545) with what has been asked for; what nobody has approved yet is tentative. It has the name that the
 * invitation has which comes by mail, so that a calendar takes both for the same.
 */
export function calendarOf({ id, version, title, place, start, end, isCertain }: Entry, now: string): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Parken//Web//EN',
    'BEGIN:VEVENT', `UID:${id}@parken`, `SEQUENCE:${version}`, `DTSTAMP:${stamp(now)}`, `DTSTART:${stamp(start)}`, `DTEND:${stamp(end)}`,
    `SUMMARY:${escaped(title)}`, `LOCATION:${escaped(place)}`, `STATUS:${isCertain ? 'CONFIRMED' : 'TENTATIVE'}`, 'END:VEVENT',
    'END:VCALENDAR', '',
  ];
  return lines.map(folded).join('\r\n');
}
