import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { reminderTime, wordsFor } from './when.js';

const timeZone = 'Europe/Stockholm';
const longAgo = Temporal.Instant.from('2026-09-01T08:00:00Z');
const aDay = { before: { days: 1 } };
const anHour = { before: { hours: 1 } };

test.each([
  ['an ordinary day', '2026-11-26T12:00:00Z', '2026-11-25T12:00:00Z', '2026-11-26T11:00:00Z'],
  ['the day on which clocks go back', '2026-10-25T12:00:00Z', '2026-10-24T11:00:00Z', '2026-10-25T11:00:00Z'],
  ['the day on which clocks go forward', '2027-03-28T11:00:00Z', '2027-03-27T12:00:00Z', '2027-03-28T10:00:00Z'],
  ['an hour after the clocks have gone forward', '2027-03-28T01:30:00Z', '2027-03-27T02:30:00Z', '2027-03-28T00:30:00Z'],
])('of what begins on %s one is reminded at the same time the day before, and an hour before', (_when, start, dayBefore, hourBefore) => {
  expect([aDay, anHour].map((when) => String(reminderTime(when, { start, timeZone }, longAgo)))).toEqual([dayBefore, hourBefore]);
});

test('whoever has heard of it later than that is not reminded, unless what is said is needed all the same', () => {
  const at = Temporal.Instant.from('2026-11-26T11:30:00Z');
  const period = { start: '2026-11-26T12:00:00Z', timeZone };
  expect(reminderTime(anHour, period, at)).toBeNull();
  expect(String(reminderTime({ ...anHour, orAtOnce: true }, period, at))).toBe('2026-11-26T11:30:00Z');
});

test('when a message goes is told in words', () => {
  expect((['at-once', 'daily', aDay, anHour, { before: { hours: 3 } }] as const).map(wordsFor)).toEqual([
    'at once', 'in the daily digest', 'a day before', 'an hour before', '3 hours before',
  ]);
});
