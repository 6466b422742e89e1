import { expect, it } from '@jest/globals';
import { daysOf, periodOf } from './days';

const zone = 'Europe/Stockholm';

it('an absence is from midnight to midnight by the clocks of the house, also over a change of them', () => {
  const period = { from: '2026-10-23T22:00:00.000Z', until: '2026-10-25T23:00:00.000Z' };
  expect(periodOf('2026-10-24', '2026-10-25', zone)).toEqual(period);
  expect(daysOf(period, zone)).toEqual({ first: '2026-10-24', last: '2026-10-25' });
});
