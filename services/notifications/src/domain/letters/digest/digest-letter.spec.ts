import { expect, test } from '@jest/globals';
import { writtenAs } from '../../../written.builder.js';
import { aTelling } from '../../telling.builder.js';
import type { Letter } from '../letter.js';
import { digestLetter } from './digest-letter.js';

const letters = (language: 'sv' | 'en'): [Letter, Letter] => [
  writtenAs('booking-approved', aTelling({ language })).letter,
  writtenAs('booking-declined', aTelling({ language, booking: { title: 'Språkkafé', reason: 'Salen är upptagen.' } })).letter,
];

test.each([
  ['sv', '2 nyheter från Parken', 'Hej Anna Ek!', 'Till Parken'],
  ['en', '2 pieces of news from Parken', 'Hello Anna Ek!', 'Go to Parken'],
] as const)('in %s a digest tells each thing as a letter of its own would', (language, subject, greeting, label) => {
  const each = letters(language);
  const digest = digestLetter(each, aTelling({ language }));
  expect(digest).toMatchObject({ language, subject, greeting, link: { label } });
  expect(digest.items).toEqual(each.map(({ heading, paragraphs, details, quote, link, otherLinks }) => ({ heading, paragraphs, details, quote, link, otherLinks })));
});

test('a digest of one thing is the letter that tells it', () => {
  const [letter] = letters('sv');
  expect(digestLetter([letter], aTelling())).toBe(letter);
});
