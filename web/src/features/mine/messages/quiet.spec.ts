import { expect, test } from '@jest/globals';
import { chosenHours, filledHours } from './quiet';

const houseQuietHours = { begins: '21:00', ends: '07:00' };
const own = { begins: '23:00', ends: '05:00', timeZone: 'Europe/Helsinki' };

test('whoever has chosen nothing has the hours of the house, and goes on having them', () => {
  const filled = filledHours({ quietHours: null, houseQuietHours });
  expect(filled).toMatchObject({ kind: 'house', ...houseQuietHours });
  expect(chosenHours(filled)).toBeNull();
});

test('what is chosen stays as it was chosen', () => {
  expect(chosenHours(filledHours({ quietHours: own, houseQuietHours }))).toEqual(own);
});

test('never is a night that ends when it begins', () => {
  const filled = filledHours({ quietHours: { ...own, ends: own.begins }, houseQuietHours });
  expect(filled.kind).toBe('never');
  const chosen = chosenHours(filled)!;
  expect(chosen.begins).toBe(chosen.ends);
});
