import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Links } from './links.js';

const links = new Links(randomBytes(32).toString('base64url'));

describe('a link', () => {
  it('leads to what it was made for', () => {
    fc.assert(fc.property(fc.uuid(), (id) => links.idIn('pass', links.tokenFor('pass', id)) === id));
  });

  it('opens nothing else, and nothing with another key', () => {
    const id = '019a0000-0000-7000-8000-000000000001';
    const token = links.tokenFor('pass', id);
    expect(links.idIn('registration', token)).toBeNull();
    expect(new Links(randomBytes(32).toString('base64url')).idIn('pass', token)).toBeNull();
  });

  it('can be changed in no letter', () => {
    const token = links.tokenFor('pass', '019a0000-0000-7000-8000-000000000001');
    const letters = 'ABCxyz019-_'.split('');
    const changed = token.split('').flatMap((own, at) => letters.filter((letter) => letter !== own).map((letter) => token.slice(0, at) + letter + token.slice(at + 1)));
    expect(changed.filter((one) => links.idIn('pass', one) !== null)).toEqual([]);
  });

  it.each(['', 'x', 'not a link', '=', 'A'.repeat(10_000)])('%j is none', (text) => {
    expect(links.idIn('pass', text)).toBeNull();
  });
});
