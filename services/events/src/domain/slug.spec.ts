import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { slugOf } from './slug.js';

it.each([
  ['Marknadsdialog: utsläppsfria arbetsmaskiner', 'marknadsdialog-utslappsfria-arbetsmaskiner-k3x9'],
  ['  Öppet hus på Ångbåtsbryggan!  ', 'oppet-hus-pa-angbatsbryggan-k3x9'],
  ['Smørrebrød & Æbler i Straße', 'smorrebrod-aebler-i-strasse-k3x9'],
  ['Café 2030 – idé', 'cafe-2030-ide-k3x9'],
  ['気候', 'k3x9'],
])('%s becomes %s', (title, slug) => {
  expect(slugOf(title, 'k3x9')).toBe(slug);
});

it('whatever somebody writes becomes a name for addresses', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
      const slug = slugOf(title, 'k3x9');
      expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(slug.length).toBeLessThanOrEqual(105);
    }),
  );
});
