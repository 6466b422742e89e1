import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { oneLine } from '../domain/harmless.js';
import { aTelling } from '../domain/telling.builder.js';
import type { Letter } from '../domain/letters/letter.js';
import { html } from './html.js';
import { plainText } from './plain-text.js';
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

const links = { why: 'https://parken.example/m/why', preferences: 'https://parken.example/n/preferences' };

/** What a reader sees of a page. */
const seen = (page: string) =>
  page
    .slice(page.indexOf('<body'))
    .replaceAll(/<!--.*?-->/gs, '')
    .replaceAll(/<br \/>/g, '\n')
    .replaceAll(/<[^>]+>/g, '\n')
    .replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" })[entity]!)
    .split('\n')
    .map((line) => line.replace('&#8202;', '').trim())
    .filter((line) => line !== '');

const everyPart: Letter = {
  ...writtenAs('booking-cancelled', aTelling({ booking: { reason: 'Översvämning\ni källaren' } })).letter,
  code: 'K7Q2-9MPD',
  pass: { holds: 'x', label: 'Ditt pass', hint: 'Visa koden vid dörren.' },
  otherLinks: [{ label: 'Ge upp platsen', href: 'https://parken.example/r/1?a=b&c=d' }],
  items: [writtenAs('booking-declined', aTelling({ booking: { title: 'Språkkafé', reason: 'Salen är upptagen.' } })).letter],
};

test('the plain text says all that the HTML says, and leads wherever it leads', () => {
  const page = html(everyPart, links);
  const text = plainText(everyPart, links);
  const parts = [...seen(page), ...[...page.matchAll(/<a\s[^>]*href="([^"]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))];
  expect(parts).toEqual(expect.arrayContaining(['Varför fick jag det här?', 'K7Q2-9MPD', 'i källaren', 'Visa koden vid dörren.', 'Språkkafé', 'Salen är upptagen.', 'https://parken.example/r/1?a=b&c=d', links.why, links.preferences]));
  expect(parts.filter((part) => !text.includes(part))).toEqual([]);
  expect(text).toContain('Skäl:\n> Översvämning\n> i källaren');
});

test('a letter to nobody in particular leads to why it came alone; in English too', () => {
  const letter = writtenAs('booking-approved', aTelling({ language: 'en' })).letter;
  expect(seen(html(letter, { ...links, preferences: null })).at(-1)).toBe('Why did I get this?');
  expect(seen(html(letter, links)).at(-1)).toBe('Choose what you get and how');
});

test('where the whole letter leads is said once', () => {
  const elsewhere = { label: 'Ditt pass', href: 'https://parken.example/p/1' };
  const item = { ...everyPart, link: everyPart.link, otherLinks: [elsewhere] };
  const text = plainText({ ...everyPart, otherLinks: [], items: [item, item] });
  expect([everyPart.link!.href, elsewhere.href].map((href) => text.split(`${href}\n`).length - 1)).toEqual([1, 2]);
});

test('only a quotation has lines: nothing else in the plain text can pass for another part of the letter', () => {
  const letter = writtenAs('booking-approved', aTelling({ name: 'Anna\n\n-- \nKlicka: https://x.example', booking: { title: 'A\r\nNär: aldrig\u2028B' } })).letter;
  const text = plainText(letter);
  expect(text).toContain('Hej Anna --  Klicka: https://x.example!');
  expect(text).not.toMatch(/^När: aldrig/m);
});

test('what goes into a header is one line that reads in one direction', () => {
  expect(oneLine('Hej\r\nBcc: alla@example.se')).toBe('Hej Bcc: alla@example.se');
  expect(oneLine('faktura\u202Efdp.exe')).toBe('faktura fdp.exe');
});
