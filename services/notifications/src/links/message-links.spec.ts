import { expect, test } from '@jest/globals';
import { newId } from '#kernel';
import { categories } from '../domain/category.js';
import type { Settings } from '../settings.js';
import { MessageLinks } from './message-links.js';

const linksWith = (key: string) => new MessageLinks({ LINK_KEY: key, PUBLIC_URL: 'https://parken.example/' } as Settings);
const links = linksWith('a'.repeat(22));
const deliveryId = newId();
const personId = newId();
const tokenIn = (link: string) => /\/[mn]\/([\w-]+)/.exec(link)![1]!;

test('a message links to why it came and to where she chooses, and each link leads to what it is for', () => {
  const { why, preferences } = links.of({ deliveryId, personId, categories: ['practical'] });
  expect([why, preferences]).toEqual([expect.stringMatching(/^https:\/\/parken\.example\/m\/[\w-]{43}$/), expect.stringMatching(/^https:\/\/parken\.example\/n\/[\w-]{43}$/)]);
  expect([links.deliveryIn(tokenIn(why)), links.personIn(tokenIn(preferences!))]).toEqual([deliveryId, personId]);
});

test('a link for one purpose, of another house, or changed in one letter opens nothing', () => {
  const { why, preferences } = links.of({ deliveryId, personId, categories: ['practical'] });
  expect([links.personIn(tokenIn(why)), links.deliveryIn(tokenIn(preferences!))]).toEqual([null, null]);
  expect(linksWith('b'.repeat(22)).deliveryIn(tokenIn(why))).toBeNull();
  const changed = tokenIn(preferences!).replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
  expect(links.personIn(changed)).toBeNull();
});

test('what must come cannot be stopped; what can, is stopped by its kind', () => {
  const unsubscribe = Object.fromEntries(categories.map((category) => [category, links.of({ deliveryId, personId, categories: [category] }).unsubscribe]));
  const { preferences } = links.of({ deliveryId, personId, categories: ['news'] });
  expect(unsubscribe).toEqual({
    'sign-in': null,
    'decision': null,
    'practical': `${preferences}/unsubscribe?category=practical`,
    'reminder': `${preferences}/unsubscribe?category=reminder`,
    'news': `${preferences}/unsubscribe?category=news`,
  });
});

test('of a digest all is stopped that can be', () => {
  const { preferences, unsubscribe } = links.of({ deliveryId, personId, categories: ['news', 'practical', 'decision', 'news'] });
  expect(unsubscribe).toBe(`${preferences}/unsubscribe?category=practical%2Cnews`);
});

test('a message to nobody in particular has nobody who could choose', () => {
  expect(links.of({ deliveryId, personId: null, categories: ['practical'] })).toMatchObject({ preferences: null, unsubscribe: null });
});
