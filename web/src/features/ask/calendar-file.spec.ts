import { expect, test } from '@jest/globals';
import { calendarOf } from './calendar-file';

const entry = { id: 'b1', version: 1, title: 'Möte; om hamnen, igen', place: 'Salen', start: '2026-11-26T12:00:00Z', end: '2026-11-26T13:30:00Z', isCertain: false };

test('an entry says what, where and when, and that nobody has approved it yet', () => {
  const lines = calendarOf(entry, '2026-11-20T10:00:00.123Z').split('\r\n');
  expect(lines).toEqual(expect.arrayContaining(['UID:b1@parken', 'SEQUENCE:1', 'DTSTAMP:20261120T100000Z', 'DTSTART:20261126T120000Z', 'DTEND:20261126T133000Z', 'STATUS:TENTATIVE']));
  expect(lines).toContain('SUMMARY:Möte\\; om hamnen\\, igen');
});

test('no line is longer than calendars take, and none is cut within a letter', () => {
  const title = 'å'.repeat(100);
  const text = calendarOf({ ...entry, title }, '2026-11-20T10:00:00Z');
  expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
  expect(text.replaceAll('\r\n ', '')).toContain(title);
});
