import { expect, test } from '@jest/globals';
import { html } from '../../../mail/html.js';
import { plainText } from '../../../mail/plain-text.js';
import { writtenAs } from '../../../written.builder.js';
import { aTelling } from '../../telling.builder.js';
import type { Letter } from '../letter.js';
import { digestLetter } from './digest-letter.js';

const letters = (language: 'sv' | 'en'): [Letter, Letter] => [
  { ...writtenAs('booking-approved', aTelling({ language })).letter, otherLinks: [{ label: 'Mer', href: 'https://parken.example.se/mer' }] },
  writtenAs('booking-declined', aTelling({ language, booking: { title: 'Språkkafé', reason: 'Salen är upptagen.' } })).letter,
];

test.each([
  ['sv', '2 nyheter från Parken', 'Hej Anna Ek!', 'Till Parken'],
  ['en', '2 pieces of news from Parken', 'Hello Anna Ek!', 'Go to Parken'],
] as const)('in %s a digest tells each thing as a letter of its own would', (language, subject, greeting, label) => {
  const each = letters(language);
  const digest = digestLetter(each, aTelling({ language }));
  expect(digest).toMatchObject({ language, subject, greeting, link: { label } });
  expect(digest.items).toEqual(each.map(({ heading, paragraphs, details, quote, otherLinks }) => ({ heading, paragraphs, details, quote, link: null, otherLinks })));
});

test('a digest of one thing is the letter that tells it', () => {
  const [letter] = letters('sv');
  expect(digestLetter([letter], aTelling())).toBe(letter);
});

test('each thing stands in the text and in the HTML, with what was said, when and where, and its own link', () => {
  const digest = digestLetter(letters('sv'), aTelling());
  const [text, page] = [plainText(digest), html(digest)];
  for (const { heading, paragraphs, details, quote, otherLinks } of digest.items!) {
    const said = [heading, ...paragraphs, ...details.map(({ value }) => value), ...(quote ? [quote.text] : []), ...otherLinks.map(({ href }) => href)];
    expect([text, page].map((whole) => said.filter((one) => !whole.includes(one)))).toEqual([[], []]);
  }
});
