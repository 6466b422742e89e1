import { expect, test } from '@jest/globals';
import { readDiaryNumber } from './diary-number.js';

test.each([
  ['PRK 2026-000123', { prefix: 'PRK', rest: '2026-000123' }],
  ['  prk-2026-123 ', { prefix: 'PRK', rest: '2026-000123' }],
  ['åäö2026-1', { prefix: 'ÅÄÖ', rest: '2026-000001' }],
  ['2026-000123', { prefix: null, rest: '2026-000123' }],
  ['PRK 2026-1000000', { prefix: 'PRK', rest: '2026-1000000' }],
  ['PRK 2026-0001000000', undefined],
  ['PRK 26-123', undefined],
  ['Konferens 2026-12-24', undefined],
  ['', undefined],
])('%s', (text, number) => {
  expect(readDiaryNumber(text)).toEqual(number);
});
