import { expect, test } from '@jest/globals';
import { categories, treatmentOf } from '../domain/category.js';
import { settings } from '../settings.js';
import { Places, placesWith } from './places.js';

const ordinary = categories.filter((category) => category !== 'sign-in');
const counts = Array.from({ length: 200 }, (_, index) => index + 1);
const takenBy = (connections: number) => ordinary.reduce((sum, category) => sum + placesWith(connections)[category], 0);

test('with as many connections as there are by default, each category has all the places that it wants', () => {
  const connections = settings.SMTP_CONNECTIONS.parse(undefined);
  for (const category of categories) expect(placesWith(connections)[category]).toBe(treatmentOf[category].lanes);
});

test.each(counts.filter((connections) => connections >= 5))('with %i connections, one is always left to a code for signing in, and three where there are seven', (connections) => {
  expect(connections - takenBy(connections)).toBeGreaterThanOrEqual(connections >= 7 ? 3 : 1);
});

test('every category has a place, however few connections there are, and no more than it wants', () => {
  for (const connections of counts) {
    for (const category of categories) {
      expect(placesWith(connections)[category]).toBeGreaterThanOrEqual(1);
      expect(placesWith(connections)[category]).toBeLessThanOrEqual(treatmentOf[category].lanes);
    }
  }
});

test('a category that has taken all its places has none until one is given back', () => {
  const places = new Places(5);
  places.take('news');
  expect(places.free).toEqual({ 'sign-in': 1, 'decision': 1, 'practical': 1, 'reminder': 1 });
  places.give('news');
  expect(places.free.news).toBe(1);
});
