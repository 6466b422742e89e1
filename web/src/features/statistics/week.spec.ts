import { expect, test } from '@jest/globals';
import { hoursOfWeek, shadeOf } from './week';

const field = (weekday: number, hour: number, hoursOpen: number, hoursBooked = 0) => ({ weekday, hour, bookings: 0, people: 0, hoursBooked, hoursOpen, utilisation: null });
const week = (open: (weekday: number, hour: number) => number) =>
  Array.from({ length: 168 }, (_, index) => field(Math.floor(index / 24) + 1, index % 24, open(Math.floor(index / 24) + 1, index % 24)));

test('only hours that are ever open are shown, and those between them', () => {
  const shown = hoursOfWeek(week((weekday, hour) => (weekday < 6 && (hour === 8 || hour === 10) ? 3 : 0)));
  expect(shown.map(({ hour }) => hour)).toEqual([8, 9, 10]);
  expect(shown[0]!.days.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('an hour that is closed and booked all the same is shown', () => {
  expect(hoursOfWeek([field(1, 22, 0, 2)]).map(({ hour }) => hour)).toEqual([22]);
  expect(hoursOfWeek(week(() => 0))).toEqual([]);
});

test('the more is booked the darker, and nothing is lighter than a little', () => {
  expect([null, 0, 0.001, 0.2, 0.21, 0.99, 1, 1.7].map(shadeOf)).toEqual([0, 0, 1, 1, 2, 5, 5, 5]);
});
