import { expect, test } from '@jest/globals';
import { clocksChanged } from './clocks';
import { localTime } from './local-times';

const zone = 'Europe/Stockholm';

test.each([
  ['spring', '2027-03-25T13:00:00Z', '2027-04-01T12:00:00Z'],
  ['autumn', '2026-10-22T12:00:00Z', '2026-10-29T13:00:00Z'],
  [undefined, '2026-11-19T13:00:00Z', '2026-11-26T13:00:00Z'],
])('what happened to the clocks between two occasions: %s', (what, before, at) => expect(clocksChanged(before, at, zone)).toBe(what));

test('before the first nothing has happened', () => expect(clocksChanged(undefined, '2026-11-26T13:00:00Z', zone)).toBeUndefined());

test('an instant is told by the clocks of the site, a local time as it is', () => {
  expect(localTime('2026-11-26T12:00:00Z', zone)).toEqual({ date: '2026-11-26', time: '13:00' });
  expect(localTime('2026-11-26T13:00', zone)).toEqual({ date: '2026-11-26', time: '13:00' });
  expect(localTime('tomorrow', zone)).toBeUndefined();
});
