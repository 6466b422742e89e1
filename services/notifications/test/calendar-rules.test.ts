import { expect, test } from '@jest/globals';
import { brokenRules, rules, unreadable } from './calendar-rules.js';

const zone = `BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:STANDARD
DTSTART:20261025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
`;

const request = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//EN
METHOD:REQUEST
${zone}BEGIN:VEVENT
UID:a@x
SEQUENCE:1
DTSTAMP:20261120T080000Z
DTSTART;TZID=Europe/Stockholm:20261126T130000
DTEND;TZID=Europe/Stockholm:20261126T150000
RRULE:FREQ=WEEKLY;UNTIL=20261210T225959Z
EXDATE;TZID=Europe/Stockholm:20261203T130000
SUMMARY:Möte
STATUS:CONFIRMED
ORGANIZER:mailto:house@example.se
ATTENDEE;CN="Ek, Anna":mailto:anna@example.se
END:VEVENT
BEGIN:VEVENT
UID:a@x
RECURRENCE-ID;TZID=Europe/Stockholm:20261210T130000
SEQUENCE:1
DTSTAMP:20261120T080000Z
DTSTART:20261210T140000Z
DTEND:20261210T150000Z
SUMMARY:Möte
ORGANIZER:mailto:house@example.se
ATTENDEE:mailto:anna@example.se
END:VEVENT
END:VCALENDAR
`;
const cancel = request.slice(0, request.indexOf('BEGIN:VEVENT\nUID:a@x\nRECURRENCE-ID')).concat('END:VCALENDAR\n')
  .replace('REQUEST', 'CANCEL').replace('CONFIRMED', 'CANCELLED').replace(/RRULE.*\nEXDATE.*\n/, '');

const written = (text: string) => text.replaceAll('\n', '\r\n');
const long = 'å'.repeat(37);

const broken: [what: string, text: string, ...names: string[]][] = [
  ['a bare line feed', written(request).replace('Möte', 'Mö\nte'), '3.1: lines end in CRLF'],
  ['a long line', written(request.replace('Möte', long)), '3.1: lines are at most 75 octets'],
  ['half a character', written(request).replace('Möte', '\ud83d\r\n \ude00'), '3.1: no line is divided within a character'],
  ['a bell', written(request.replace('Möte', '\u0007')), '3.1: no control characters'],
  ['a comma', written(request.replace('Möte', 'a, b')), '3.3.11'],
  ['no version', written(request.replace('VERSION:2.0\n', '')), '3.6: one VERSION'],
  ['an end and a duration', written(request.replace('SUMMARY', 'DURATION:PT1H\nSUMMARY')), '3.6.1'],
  ['an end before its start', written(request.replace('T150000Z\nSUMMARY', 'T130000Z\nSUMMARY')), '3.8.2.2'],
  ['no time zone', written(request.replace(zone, '')), '3.6.5: a VTIMEZONE for each TZID', '3.6.5: a VTIMEZONE begins'],
  ['a time zone without an offset', written(request.replace('TZOFFSETTO:+0100\n', '')), '3.6.5: a VTIMEZONE says'],
  ['a time zone that begins too late', written(request.replace('20261025', '20261127')), '3.6.5: a VTIMEZONE begins'],
  ['UNTIL by the clocks', written(request.replace('T225959Z', 'T235959')), '3.3.10: UNTIL in UTC'],
  ['UNTIL and COUNT', written(request.replace(';UNTIL', ';COUNT=3;UNTIL')), '3.3.10: UNTIL and COUNT'],
  ['RECURRENCE-ID in UTC', written(request.replace('RECURRENCE-ID;TZID=Europe/Stockholm:20261210T130000', 'RECURRENCE-ID:20261210T120000Z')), '3.8.4.4'],
  ['EXDATE in UTC', written(request.replace('EXDATE;TZID=Europe/Stockholm:20261203T130000', 'EXDATE:20261203T120000Z')), '3.8.5.1'],
  ['no method', written(request.replace('METHOD:REQUEST\n', '')), '3.2: one METHOD'],
  ['two UIDs', written(request.replace('UID:a@x\nRECURRENCE', 'UID:b@x\nRECURRENCE')), '3.2: at least one VEVENT'],
  ['no organizer', written(request.replace('ORGANIZER:mailto:house@example.se\n', '')), '3.2: one of UID'],
  ['a SEQUENCE of milliseconds', written(request.replace('SEQUENCE:1', 'SEQUENCE:1790000000000')), '2.1.4'],
  ['a REQUEST-STATUS', written(request.replace('STATUS:CONFIRMED', 'STATUS:CONFIRMED\nREQUEST-STATUS:2.0')), 'no REQUEST-STATUS'],
  ['nobody invited', written(request.replace('ATTENDEE;CN="Ek, Anna":mailto:anna@example.se\n', '')), '3.2.2: REQUEST has'],
  ['a request that is cancelled', written(request.replace('CONFIRMED', 'CANCELLED')), '3.2.2: REQUEST is'],
  ['a cancellation that is confirmed', written(cancel.replace('CANCELLED', 'CONFIRMED')), '3.2.5: CANCEL is CANCELLED'],
  ['one of all that is cancelled', written(cancel.replace('SEQUENCE', 'RRULE:FREQ=DAILY;COUNT=2\nRECURRENCE-ID;TZID=Europe/Stockholm:20261126T130000\nSEQUENCE')), '3.2.5: CANCEL of one'],
  ['an address of the net', written(request.replace('mailto:anna@example.se', 'https://example.se')), '2.3: who invites'],
];

test('what is as it should be breaks no rule', () => {
  expect(brokenRules(written(request))).toEqual([]);
  expect(brokenRules(written(cancel))).toEqual([]);
});

test.each(broken)('%s breaks what it should, and nothing else', (_what, text, ...names) => {
  const found = brokenRules(text);
  expect(found.length).toBe(names.length);
  for (const name of names) expect(found.filter((one) => one.includes(name))).toHaveLength(1);
});

test('a line that is none', () => {
  expect(brokenRules(written(request.replace('SUMMARY:Möte', 'SUMMARY')))).toEqual([unreadable]);
});

test('every rule is broken by one of these', () => {
  const found = new Set(broken.flatMap(([, text]) => brokenRules(text)));
  expect(rules.map(({ name }) => name).filter((name) => !found.has(name))).toEqual([]);
});
