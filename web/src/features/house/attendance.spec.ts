import { expect, test } from '@jest/globals';
import { notableNow } from './attendance';

const booking = { state: 'approved' as const, start: '2026-11-26T10:00:00Z', end: '2026-11-26T12:00:00Z', checkedInAt: null, finishedAt: null };
const at = (time: string) => Date.parse(`2026-11-26T${time}:00Z`);

test('somebody may come from half an hour before', () => {
  expect(notableNow(booking, at('09:29')).come).toBe(false);
  expect(notableNow(booking, at('09:30')).come).toBe(true);
});
test('it may be taken back, and ended once it has begun', () => {
  expect(notableNow({ ...booking, checkedInAt: booking.start }, at('10:10'))).toEqual({ come: false, notCome: true, left: true });
});
test('of what is over, or was never given, nothing is noted', () => {
  expect(notableNow(booking, at('12:00'))).toEqual({ come: false, notCome: false, left: false });
  expect(notableNow({ ...booking, state: 'requested' }, at('10:10')).come).toBe(false);
});
