import { expect, test } from '@jest/globals';
import { Telephones } from './telephones.js';

test.each([
  ['SE', '070-123 45 67', '+46701234567'],
  ['SE', '0046 70 123 45 67', '+46701234567'],
  ['NO', '406 12 345', '+4740612345'],
  ['NO', '+46 70 123 45 67', '+46701234567'],
  ['SE', '12', '12'],
] as const)('in %s %s is %s', (country, written, number) => {
  expect(new Telephones(country).international(written)).toBe(number);
});
