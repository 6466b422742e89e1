import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gsmLength, partsOf, plain, smsOf } from './sms-text.js';
import { aTelling } from './telling.builder.js';
import { namesOf, shortWhy, smsIn, writtenAs } from '../written.builder.js';

test('an SMS says what has happened, what about, when and where', () => {
  expect(smsIn(writtenAs('booking-approved', aTelling({ language: 'sv' })), 'sv')).toBe(
    'Din bokning är godkänd: Marknadsdialog: utsläppsfria arbetsmaskiner, 26/11 13.00-15.00, Stora salen. /Parken\nVarför? https://parken.example.se/m/AbCdEfGhIjK',
  );
  expect(smsIn(writtenAs('booking-declined', aTelling({ language: 'en' })), 'en')).toBe(
    'Your request was declined: Marknadsdialog: utsläpp..., 26/11 13.00-15.00, Great hall. Your e-mail says why. /Parken\nWhy? https://parken.example.se/m/AbCdEfGhIjK',
  );
});

test('any Swedish title makes one SMS: it gives way before the time does', () => {
  const letters = fc.string({ unit: fc.constantFrom(...Array.from('abcåäöÅÄÖé –’”…1234')), minLength: 1, maxLength: 120 }).filter((title) => title.trim() !== '');
  fc.assert(
    fc.property(letters, fc.constantFrom(...namesOf('booking')), fc.constantFrom('sv' as const, 'en' as const), (title, kind, language) => {
      const sms = smsIn(writtenAs(kind, aTelling({ language, booking: { title } })), language);
      expect(gsmLength(sms)).toBeLessThanOrEqual(160);
      expect(sms).toContain('26/11 13.00-15.00');
      expect(sms.endsWith(shortWhy)).toBe(true);
    }),
  );
});

test('marks that GSM lacks become ones that it has, and other letters stay what they are', () => {
  expect(plain('”Möte” – kl. 9…')).toBe('"Möte" - kl. 9...');
  expect(plain('Dvořák')).toBe('Dvorak');
  expect(plain('会議')).toBe('会議');
  expect(gsmLength('€')).toBe(2);
  expect(gsmLength('会')).toBeUndefined();
});

test('a text is counted as it is sent: 160 letters or 153 of several, and less than half of that beyond GSM', () => {
  expect([160, 161, 306, 307].map((length) => partsOf('a'.repeat(length)))).toEqual([1, 2, 2, 3]);
  expect([70, 71, 134, 135].map((length) => partsOf('会'.repeat(length)))).toEqual([1, 2, 2, 3]);
});

test('what takes two places is not divided between two SMS', () => {
  expect(partsOf(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toBe(3);
  expect(partsOf(`${'a'.repeat(151)}€${'a'.repeat(153)}`)).toBe(2);
  expect(partsOf(`${'会'.repeat(66)}😀${'会'.repeat(66)}`)).toBe(3);
  expect(partsOf(`${'会'.repeat(65)}😀${'会'.repeat(67)}`)).toBe(2);
});

/** The same by taking a text to pieces as a telephone would get them: as septets, or as bytes of UTF-16. */
function countedInPieces(text: string): number {
  const septets = Array.from(text).flatMap((letter) => (gsmLength(letter) === 2 ? [0x1b, letter] : [letter]));
  const isGsm = gsmLength(text) !== undefined;
  const units: (string | number)[] = isGsm ? septets : [...Buffer.from(text, 'utf16le')];
  const [alone, room] = isGsm ? [160, 153] : [140, 134];
  const mayEndBefore = (at: number) => (isGsm ? units[at - 1] !== 0x1b : !/[\ud800-\udbff]/.test(String.fromCharCode(Buffer.from(units as number[]).readUInt16LE(at - 2))));
  if (units.length <= alone) return 1;
  let [pieces, at] = [1, room];
  for (; at < units.length; pieces += 1, at += room) while (!mayEndBefore(at)) at -= isGsm ? 1 : 2;
  return pieces;
}

test.each([
  ['GSM', 'aåÖ€^{\\\n', 330],
  ['other alphabets', 'aж会😀𝔄€', 210],
])('any text in %s is counted as it comes in pieces', (_alphabet, letters, maxLength) => {
  const text = fc.string({ unit: fc.constantFrom(...Array.from(letters)), maxLength, size: 'max' });
  fc.assert(fc.property(text, (any) => expect(partsOf(any)).toBe(countedInPieces(any))), { numRuns: 500 });
});

const about = (title: string) => smsOf({ says: 'Du har en plats', title, details: ['26/11 13.00-15.00'], from: 'Parken' }, 'sv', 'https://p.se/m/A');

test('pictures in a title are left out, and a title in other letters is cut as one in ours', () => {
  expect(about('🌱 Klimat 👩‍🌾 & mat')).toBe('Du har en plats: Klimat & mat, 26/11 13.00-15.00. /Parken\nVarför? https://p.se/m/A');
  // 70 places are too few for the link and the rest.
  expect(partsOf(about('会議'.repeat(50)))).toBe(2);
});
