import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { masked, withoutAddress } from './masking.js';

test('an address stays recognisable and becomes useless', () => {
  expect(masked('anna@example.se')).toBe('a***@example.se');
  expect(masked('+46701234567')).toBe('+4670***67');
});

test('what a server answers is kept without the address that it quotes, whatever stands in that', () => {
  expect(withoutAddress('550 5.1.1 <Anna@example.se>: no such user', 'anna@example.se')).toBe('550 5.1.1 <a***@example.se>: no such user');
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      expect(withoutAddress(`550 <${address}> unknown`, address)).toBe(`550 <${masked(address)}> unknown`);
    }),
  );
});
