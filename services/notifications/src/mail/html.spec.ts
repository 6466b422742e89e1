import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aTelling } from '../domain/telling.builder.js';
import { html } from './html.js';
import { plainText } from './plain-text.js';
import { oneLine } from './smtp-mailer.js';
import { writtenAs } from '../written.builder.js';

const tags = (text: string) => text.match(/<\/?[a-z][^>]*>/g)?.length;

test('whatever a title, name or reason holds, it never becomes HTML', () => {
  const ordinary = tags(html(writtenAs('booking-declined', aTelling({ booking: { reason: 'nej' } })).letter));
  const nasty = fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'b', '/', ' ', '<script>', '<img src=x>') });
  fc.assert(
    fc.property(nasty, nasty, nasty, (title, name, reason) => {
      const page = html(writtenAs('booking-declined', aTelling({ name, booking: { title, reason } })).letter);
      expect(tags(page)).toBe(ordinary);
    }),
  );
});

test('nothing is fetched from elsewhere', () => {
  expect(html(writtenAs('booking-approved', aTelling()).letter)).not.toMatch(/<(?:img|script|link|iframe)|url\(/);
});

test('the plain text says all that the HTML says', () => {
  const letter = writtenAs('booking-cancelled', aTelling({ booking: { reason: 'Översvämning\ni källaren' } })).letter;
  const text = plainText(letter);
  for (const part of [letter.greeting, letter.heading, ...letter.paragraphs, letter.link!.href, letter.footer]) expect(text).toContain(part);
  for (const { label, value } of letter.details) expect(text).toContain(`${label}: ${value}`);
  expect(text).toContain('Skäl:\n> Översvämning\n> i källaren');
});

test('what goes into a header is one line that reads in one direction', () => {
  expect(oneLine('Hej\r\nBcc: alla@example.se')).toBe('Hej Bcc: alla@example.se');
  expect(oneLine('faktura\u202Efdp.exe')).toBe('faktura fdp.exe');
});
