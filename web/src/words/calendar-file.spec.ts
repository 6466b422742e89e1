import { expect, test } from '@jest/globals';
import { calendarFile } from './calendar-file';

const entry = { id: '1', version: 3, title: 'Fika, och; sedan', start: '2026-12-02T09:00:00Z', end: '2026-12-02T11:00:00Z', place: 'Kajutan', url: 'https://parken.example/mine/bookings/1' };

test('a booking is one event, in Coordinated Universal Time, with what is special escaped', () => {
  const lines = calendarFile(entry, Date.parse('2026-11-22T10:00:00Z')).split('\r\n');
  expect(lines).toEqual(expect.arrayContaining(['UID:1@parken', 'SEQUENCE:3', 'DTSTAMP:20261122T100000Z', 'DTSTART:20261202T090000Z', 'DTEND:20261202T110000Z', String.raw`SUMMARY:Fika\, och\; sedan`]));
});

test('what nobody has approved yet is tentative', () => {
  expect(calendarFile(entry)).toContain('STATUS:CONFIRMED');
  expect(calendarFile({ ...entry, isTentative: true })).toContain('STATUS:TENTATIVE');
});

test('no line is longer than 75 octets, and nothing is lost', () => {
  const title = 'Å'.repeat(120);
  const file = calendarFile({ ...entry, title });
  expect(Math.max(...file.split('\r\n').map((line) => new TextEncoder().encode(line).length))).toBeLessThanOrEqual(75);
  expect(file.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}`);
});
