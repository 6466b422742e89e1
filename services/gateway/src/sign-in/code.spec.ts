import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { folded, meant, newCode } from './code.js';
import { rolesIn } from './staff-roles.js';

test('a code has eight of 32 letters and digits that nobody mistakes for each other', () => {
  const codes = Array.from({ length: 2_000 }, newCode);
  expect(codes.every((code) => /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/.test(code))).toBe(true);
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32);
});

test('what is typed means the same however it looks', () => {
  fc.assert(
    fc.property(fc.constant(undefined).map(newCode), fc.boolean(), (code, isLower) => {
      const typed = code.replaceAll('0', 'O').replaceAll('1', 'l').replace('-', ' – '.replace('–', '-'));
      expect(meant(isLower ? typed.toLowerCase() : typed)).toBe(code.replace('-', ''));
    }),
  );
});

test('an address is one, however it is written', () => {
  expect(folded(' Anna.Ek@Example.SE ')).toBe('anna.ek@example.se');
});

test.each([
  [{ roles: ['a', 'b', 'c'] }, 'roles', ['staff', 'admin']],
  [{ roles: 'a' }, 'roles', ['staff']],
  [{ realm_access: { roles: ['b'] } }, 'realm_access.roles', ['admin']],
  [{ 'https://parken.se/roles': ['a'] }, 'https://parken.se/roles', ['staff']],
  [{ roles: [{ a: 1 }, null, 1] }, 'roles', []],
  [{ roles: ['constructor', '__proto__'] }, 'roles', []],
  [{}, 'roles.deep.er', []],
])('claims %j by %s give %j', (claims, claim, expected) => {
  expect(rolesIn(claims, claim, new Map([['a', 'staff'], ['b', 'admin']]))).toEqual(expected);
});
