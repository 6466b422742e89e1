import { type ContentLine, readLines } from './content-lines.js';

interface Component {
  name: string;
  properties: ContentLine[];
  components: Component[];
}

interface Rule {
  /** Where it stands. */
  name: string;
  isKept: (calendar: Component, text: string) => boolean;
}

const all = ({ properties }: Component, name: string) => properties.filter((line) => line.name === name);
const has = (component: Component, name: string, least: number, most: number) => all(component, name).length >= least && all(component, name).length <= most;
const value = (component: Component, name: string) => all(component, name)[0]?.value;
const events = (calendar: Component) => calendar.components.filter(({ name }) => name === 'VEVENT');
const zones = (calendar: Component) => calendar.components.filter(({ name }) => name === 'VTIMEZONE');
const isRequest = (calendar: Component) => value(calendar, 'METHOD') === 'REQUEST';
const isCancel = (calendar: Component) => value(calendar, 'METHOD') === 'CANCEL';
const everywhere = (component: Component): ContentLine[] => [...component.properties, ...component.components.flatMap(everywhere)];
const each = (calendar: Component, holds: (event: Component) => boolean) => events(calendar).every(holds);
const kindOfTime = (line: ContentLine | undefined) => line && (line.parameters.get('TZID') ? 'zoned' : line.value.endsWith('Z') ? 'utc' : 'floating');
const texts = ['SUMMARY', 'LOCATION', 'DESCRIPTION'];
const times = ['DTSTART', 'DTEND', 'RECURRENCE-ID', 'EXDATE', 'RDATE'];

/** What RFC 5545, 5546 and 6047 ask of an invitation that is sent by mail, each by itself. */
export const rules: readonly Rule[] = [
  { name: 'RFC 5545, 3.1: lines end in CRLF', isKept: (_, text) => text.endsWith('\r\n') && !/(?<!\r)\n|\r(?!\n)/.test(text) },
  { name: 'RFC 5545, 3.1: lines are at most 75 octets', isKept: (_, text) => text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75) },
  { name: 'RFC 5545, 3.1: no line is divided within a character', isKept: (_, text) => text.split('\r\n').every((line) => !/\p{Surrogate}/u.test(line)) },
  { name: 'RFC 5545, 3.1: no control characters', isKept: (_, text) => !/\p{Cc}/u.test(text.replaceAll(/[\t\r\n]/g, '')) },
  { name: 'RFC 5545, 3.3.11: backslashes, semicolons and commas of a text are escaped', isKept: (calendar) => everywhere(calendar).filter(({ name }) => texts.includes(name)).every((line) => /^(?:[^\\;,]|\\[\\;,nN])*$/.test(line.value)) },
  { name: 'RFC 5545, 3.6: one VERSION 2.0 and one PRODID', isKept: (calendar) => has(calendar, 'VERSION', 1, 1) && value(calendar, 'VERSION') === '2.0' && has(calendar, 'PRODID', 1, 1) },
  { name: 'RFC 5545, 3.6.1: DTEND and DURATION never both', isKept: (calendar) => each(calendar, (event) => all(event, 'DTEND').length + all(event, 'DURATION').length <= 1) },
  { name: 'RFC 5545, 3.8.2.2: DTEND is of the same kind as DTSTART and comes after it', isKept: (calendar) => each(calendar, endsAfterItStarts) },
  { name: 'RFC 5545, 3.6.5: a VTIMEZONE for each TZID', isKept: (calendar) => everywhere(calendar).every(({ parameters }) => !parameters.has('TZID') || zones(calendar).some((zone) => value(zone, 'TZID') === parameters.get('TZID'))) },
  { name: 'RFC 5545, 3.6.5: a VTIMEZONE says from when which offset holds', isKept: (calendar) => zones(calendar).every((zone) => zone.components.length > 0 && zone.components.every((one) => ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO'].every((name) => has(one, name, 1, 1)))) },
  { name: 'RFC 5545, 3.6.5: a VTIMEZONE begins no later than what it is for', isKept: (calendar) => everywhere(calendar).every((line) => !times.includes(line.name) || !line.parameters.has('TZID') || line.value.split(',').every((time) => firstOf(calendar, line.parameters.get('TZID')!) <= time)) },
  { name: 'RFC 5545, 3.3.10: UNTIL in UTC where DTSTART has a time zone', isKept: (calendar) => each(calendar, (event) => all(event, 'RRULE').every((rule) => !/UNTIL=/.test(rule.value) || /UNTIL=\d{8}T\d{6}Z/.test(rule.value) === (kindOfTime(all(event, 'DTSTART')[0]) !== 'floating'))) },
  { name: 'RFC 5545, 3.3.10: UNTIL and COUNT never both', isKept: (calendar) => each(calendar, (event) => all(event, 'RRULE').every((rule) => !(/UNTIL=/.test(rule.value) && /COUNT=/.test(rule.value)))) },
  { name: 'RFC 5545, 3.8.4.4: RECURRENCE-ID by the clocks where DTSTART of what recurs is', isKept: (calendar) => each(calendar, (event) => !has(event, 'RECURRENCE-ID', 1, 1) || master(calendar) === undefined || kindOfTime(all(event, 'RECURRENCE-ID')[0]) === kindOfTime(all(master(calendar)!, 'DTSTART')[0])) },
  { name: 'RFC 5545, 3.8.5.1: EXDATE of the same kind as DTSTART', isKept: (calendar) => each(calendar, (event) => all(event, 'EXDATE').every((line) => kindOfTime(line) === kindOfTime(all(event, 'DTSTART')[0]))) },
  { name: 'RFC 5546, 3.2: one METHOD, REQUEST or CANCEL', isKept: (calendar) => has(calendar, 'METHOD', 1, 1) && (isRequest(calendar) || isCancel(calendar)) },
  { name: 'RFC 5546, 3.2: at least one VEVENT, all of one UID', isKept: (calendar) => new Set(events(calendar).map((event) => value(event, 'UID'))).size === 1 },
  { name: 'RFC 5546, 3.2: one of UID, DTSTAMP in UTC and ORGANIZER', isKept: (calendar) => each(calendar, (event) => ['UID', 'DTSTAMP', 'ORGANIZER'].every((name) => has(event, name, 1, 1)) && kindOfTime(all(event, 'DTSTAMP')[0]) === 'utc') },
  { name: 'RFC 5546, 2.1.4: one SEQUENCE, a number that a calendar can hold', isKept: (calendar) => each(calendar, (event) => has(event, 'SEQUENCE', 1, 1) && /^\d+$/.test(value(event, 'SEQUENCE')!) && Number(value(event, 'SEQUENCE')) < 2 ** 31) },
  { name: 'RFC 5546, 3.2: no REQUEST-STATUS, at most one RECURRENCE-ID', isKept: (calendar) => each(calendar, (event) => has(event, 'REQUEST-STATUS', 0, 0) && has(event, 'RECURRENCE-ID', 0, 1)) },
  { name: 'RFC 5546, 3.2.2: REQUEST has one DTSTART, one SUMMARY and at least one ATTENDEE', isKept: (calendar) => !isRequest(calendar) || each(calendar, (event) => has(event, 'DTSTART', 1, 1) && has(event, 'SUMMARY', 1, 1) && has(event, 'ATTENDEE', 1, Infinity)) },
  { name: 'RFC 5546, 3.2.2: REQUEST is CONFIRMED or TENTATIVE', isKept: (calendar) => !isRequest(calendar) || each(calendar, (event) => ['CONFIRMED', 'TENTATIVE', undefined].includes(value(event, 'STATUS'))) },
  { name: 'RFC 5546, 3.2.5: CANCEL is CANCELLED', isKept: (calendar) => !isCancel(calendar) || each(calendar, (event) => value(event, 'STATUS') === 'CANCELLED') },
  { name: 'RFC 5546, 3.2.5: CANCEL of one names it, CANCEL of all names none', isKept: (calendar) => !isCancel(calendar) || each(calendar, (event) => !(has(event, 'RECURRENCE-ID', 1, 1) && has(event, 'RRULE', 1, 1))) },
  { name: 'RFC 6047, 2.3: who invites and who is invited have addresses of mail', isKept: (calendar) => each(calendar, (event) => [...all(event, 'ORGANIZER'), ...all(event, 'ATTENDEE')].every((line) => /^mailto:[^\s@]+@[^\s@]+$/i.test(line.value))) },
];

export const unreadable = 'RFC 5545, 3.1: each line is a name, parameters and a value';

/** The names of all rules that it breaks. */
export function brokenRules(text: string): string[] {
  const lines = readLines(text);
  if (!lines) return [unreadable];
  const calendar = componentOf(lines);
  return rules.filter(({ isKept }) => !isKept(calendar, text)).map(({ name }) => name);
}

const master = (calendar: Component) => events(calendar).find((event) => has(event, 'RRULE', 1, 1));

function endsAfterItStarts(event: Component): boolean {
  const [start, end] = [all(event, 'DTSTART')[0], all(event, 'DTEND')[0]];
  return !start || !end || (kindOfTime(start) === kindOfTime(end) && start.value < end.value);
}

const firstOf = (calendar: Component, tzid: string) =>
  zones(calendar).filter((zone) => value(zone, 'TZID') === tzid).flatMap((zone) => zone.components.map((one) => value(one, 'DTSTART')!)).toSorted()[0] ?? '9';

function componentOf(lines: ContentLine[]): Component {
  const root: Component = { name: '', properties: [], components: [] };
  const open = [root];
  for (const line of lines) {
    const innermost = open.at(-1)!;
    if (line.name === 'BEGIN') {
      const component = { name: line.value, properties: [], components: [] };
      innermost.components.push(component);
      open.push(component);
    } else if (line.name === 'END') open.pop();
    else innermost.properties.push(line);
  }
  return root.components[0] ?? root;
}
