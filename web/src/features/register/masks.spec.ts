import { expect, test } from '@jest/globals';
import { partsOf } from './masks.js';

test.each([
  ['Möte med ▇▇▇ om skolan', ['Möte med ', null, ' om skolan']],
  ['▇', [null]],
  ['Inget dolt', ['Inget dolt']],
  ['', []],
])('%s', (text, parts) => expect(partsOf(text)).toEqual(parts));
