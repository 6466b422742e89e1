import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { isMaskedFrom, maskSign } from './masked-text.js';

test.each([
  ['Möte med Anna Ek om lönen', 'Möte med ▇ om lönen', true],
  ['Möte med Anna Ek om lönen', 'Möte med ▇▇▇▇ ▇▇ om lönen', true],
  ['Möte med Anna Ek om lönen', '▇', true],
  ['Möte med Anna Ek om lönen', 'Möte med Anna Ek om lönen', true],
  ['Möte med Anna Ek om lönen', 'Möte med ▇ om pengar', false],
  ['Möte med Anna Ek om lönen', 'Möte om lönen', false],
  ['Möte med Anna Ek om lönen', 'om lönen ▇', false],
  ['Möte med Anna Ek om lönen', '▇Möte med Anna Ek om lönen', false],
  ['Anna och Anna', '▇ och Anna', true],
  ['Anna och Anna', 'Anna▇Anna', true],
  ['Anna', 'Anna▇Anna', false],
  ['ab', 'a▇b', false],
])('of %j, %j is released: %s', (original, text, is) => {
  expect(isMaskedFrom(text, original)).toBe(is);
});

const originals = fc.array(fc.constantFrom('a', 'b', 'å', ' ', '🙂', '\n'), { minLength: 1, maxLength: 30 });

describe('whatever is masked', () => {
  it('is accepted where it is the original with some characters masked', () => {
    fc.assert(
      fc.property(originals, fc.infiniteStream(fc.boolean()), (characters, masks) => {
        const text = characters.map((character) => (masks.next().value ? maskSign : character)).join('');
        expect(isMaskedFrom(text, characters.join(''))).toBe(true);
      }),
    );
  });

  it('is accepted just where some filling of the masks gives the original back', () => {
    fc.assert(
      fc.property(originals, fc.array(fc.constantFrom('a', 'b', ' ', maskSign), { minLength: 1, maxLength: 8 }), (characters, written) => {
        const [original, text] = [characters.join(''), written.join('')];
        const pattern = new RegExp(`^${text.split(/▇+/u).map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)).join('[^]+')}$`);
        expect(isMaskedFrom(text, original)).toBe(pattern.test(original));
      }),
      { numRuns: 2000 },
    );
  });

  it('never lets through a word that is not in the original', () => {
    fc.assert(
      fc.property(originals, fc.nat(30), (characters, at) => {
        const text = [...characters.slice(0, at), 'X', ...characters.slice(at)].join('');
        expect(isMaskedFrom(text, characters.join(''))).toBe(false);
      }),
    );
  });
});
