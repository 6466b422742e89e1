/** A line of a calendar (RFC 5545, 3.1), unfolded and otherwise as it is written. */
export interface ContentLine {
  name: string;
  parameters: ReadonlyMap<string, string>;
  value: string;
}

const parameter = /;([A-Za-z0-9-]+)=("[^"]*"|[^";:,]*)/g;
const line = /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*))*):([^]*)$/;

/** Read as the RFC has it, by nothing that also writes calendars; null where it is no calendar. */
export function readLines(text: string): ContentLine[] | null {
  const lines = text.replaceAll(/\r\n[ \t]/g, '').split('\r\n').filter((one) => one !== '').map(readLine);
  return lines.every((one) => one !== null) ? lines : null;
}

function readLine(text: string): ContentLine | null {
  const parts = line.exec(text);
  if (!parts) return null;
  const parameters = [...parts[2]!.matchAll(parameter)].map(([, name, value]) => [name!.toUpperCase(), unquoted(value!)] as const);
  return { name: parts[1]!.toUpperCase(), parameters: new Map(parameters), value: parts[3]! };
}

const unquoted = (value: string): string => (value.startsWith('"') ? value.slice(1, -1) : value);
