import { expect, test } from '@jest/globals';
import { claimsOf, coversVisit } from './pass.js';

const seconds = (time: string) => Date.parse(time) / 1000;
const claims = { aud: 'site-1', nbf: seconds('2026-11-26T10:00:00Z'), exp: seconds('2026-11-26T16:00:00Z') };
const visit = { siteId: 'site-1', start: '2026-11-26T12:00:00Z', end: '2026-11-26T14:00:00Z' };

test('what a pass says is read from its middle', () => {
  const pass = `head.${Buffer.from(JSON.stringify({ ...claims, iss: 'pärken' })).toString('base64url')}.signature`;
  expect(claimsOf(pass)).toMatchObject(claims);
});

test.each([
  ['the visit that it was made for', visit, true],
  ['the same on another day', { ...visit, start: '2026-11-27T12:00:00Z', end: '2026-11-27T14:00:00Z' }, false],
  ['one that ends when it is no longer good', { ...visit, end: '2026-11-26T17:00:00Z' }, false],
  ['one at another site', { ...visit, siteId: 'site-2' }, false],
])('a pass covers or does not cover %s', (_name, other, covers) => {
  expect(coversVisit(claims, other)).toBe(covers);
});
