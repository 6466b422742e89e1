import { expect, test } from '@jest/globals';
import { hoursShown, placeOf } from './day-line';

const at = (clock: string) => Date.parse(`2026-11-26T${clock}:00Z`);
const day = { start: '2026-11-26T00:00:00Z', end: '2026-11-27T00:00:00Z' };
const board = { spaceId: 'salen', floor: null, open: [{ opens: '2026-11-26T08:30:00Z', closes: '2026-11-26T18:00:00Z' }], taken: [{ start: '2026-11-25T22:00:00Z', end: '2026-11-26T01:00:00Z' }] };

test('the day goes from the first to the last full hour in which something is', () => {
  expect(hoursShown({ ...board, taken: [] }, day)).toEqual({ from: at('08:00'), to: at('18:00'), marks: ['08', '10', '12', '14', '16'].map((hour) => at(`${hour}:00`)) });
  expect(hoursShown(board, day)).toMatchObject({ from: at('00:00'), to: at('18:00') });
  expect(hoursShown({ ...board, open: [], taken: [] }, day)).toMatchObject({ from: at('00:00'), to: Date.parse(day.end) });
});

test('what lies outside of what is shown is cut off', () => {
  const shown = { from: at('08:00'), to: at('18:00'), marks: [] };
  expect(placeOf(shown, at('07:00'), at('13:00'))).toEqual({ left: 0, width: 50 });
  expect(placeOf(shown, at('20:00'), at('21:00'))).toEqual({ left: 100, width: 0 });
});
