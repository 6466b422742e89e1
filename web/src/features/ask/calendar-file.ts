interface Entry {
  id: string;
  title: string;
  place: string;
  start: string;
  end: string;
  isCertain: boolean;
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

/** A calendar (RFC 5545) of what has been asked for; what nobody has approved yet is tentative. */
export function calendarOf(entries: Entry[], now: string): string {
  const events = entries.flatMap(({ id, title, place, start, end, isCertain }) => [
    'BEGIN:VEVENT', `UID:${id}`, `DTSTAMP:${stamp(now)}`, `DTSTART:${stamp(start)}`, `DTEND:${stamp(end)}`,
    `SUMMARY:${escaped(title)}`, `LOCATION:${escaped(place)}`, `STATUS:${isCertain ? 'CONFIRMED' : 'TENTATIVE'}`, 'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Parken//Web//EN', ...events, 'END:VCALENDAR', ''].map(folded).join('\r\n');
}
