import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldedEmail } from './email-address.js';

describe('an e-mail address, folded', () => {
  it.each([
    ['Anna.Ek@Example.SE', 'anna.ek@example.se'],
    ['ANNA@EXAMPLE.SE', 'anna@example.se'],
    ['anna@Malmö.se', 'anna@xn--malm-8qa.se'],
    ['anna@xn--malm-8qa.se', 'anna@xn--malm-8qa.se'],
    ['a\u030Asa@example.se', '\u00E5sa@example.se'],
    ['ÅSA@example.se', 'åsa@example.se'],
    ['anna@mo\u0308te.se', 'anna@xn--mte-sna.se'],
  ])('%s is %s', (written, folded) => {
    expect(foldedEmail(written)).toBe(folded);
  });

  it.each([
    ['dots', 'anna.ek@example.se', 'annaek@example.se'],
    ['what follows a plus', 'anna+parken@example.se', 'anna@example.se'],
    ['letters that look alike', 'аnna@example.se', 'anna@example.se'],
    ['subdomains', 'anna@mail.example.se', 'anna@example.se'],
  ])('keeps people apart by %s', (_what, one, other) => {
    expect(foldedEmail(one)).not.toBe(foldedEmail(other));
  });

  it.each(['anna@', '@example.se', 'anna', 'anna@exa mple.se', ''])('%j is none', (text) => {
    expect(foldedEmail(text)).toBeUndefined();
  });

  it('does not change when folded again, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.domain(), (local, domain) => {
        const once = foldedEmail(`${local}@${domain}`);
        fc.pre(once !== undefined);
        expect(foldedEmail(once)).toBe(once);
      }),
    );
  });

  it('is the same for every spelling in upper and lower case', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.infiniteStream(fc.boolean()), (address, upper) => {
        const spelt = address.split('').map((letter) => (upper.next().value ? letter.toUpperCase() : letter)).join('');
        expect(foldedEmail(spelt)).toBe(foldedEmail(address));
      }),
    );
  });
});
