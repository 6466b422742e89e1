import { expect, test } from '@jest/globals';
import { partsOf } from './sms-parts.js';

test.each([
  ['160 letters of the network’s alphabet', 'å'.repeat(160), 1],
  ['161 of them', 'å'.repeat(161), 2],
  ['306 of them', 'a'.repeat(306), 2],
  ['80 euro signs, which take two places each', '€'.repeat(80), 1],
  ['81 euro signs', '€'.repeat(81), 2],
  ['306 places of which a euro sign has the 153rd and 154th', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 3],
  ['306 places of which a euro sign has the 152nd and 153rd', `${'a'.repeat(151)}€${'a'.repeat(153)}`, 2],
  ['134 units of which a pair has the 67th and 68th', `${'ж'.repeat(66)}😀${'ж'.repeat(66)}`, 3],
  ['134 units of which a pair has the 66th and 67th', `${'ж'.repeat(65)}😀${'ж'.repeat(67)}`, 2],
  ['70 of another alphabet', 'ж'.repeat(70), 1],
  ['71 of them', 'ж'.repeat(71), 2],
  ['one that the alphabet lacks among 100', `${'a'.repeat(100)}–`, 2],
])('%s', (_what, text, parts) => {
  expect(partsOf(text)).toBe(parts);
});
