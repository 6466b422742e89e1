import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { road } from '../journey/road.js';
import { WholeSystem } from './whole-system.js';

let system: WholeSystem;

beforeAll(async () => {
  system = await WholeSystem.start();
}, 120_000);
afterAll(() => system?.stop(), 30_000);

test.each(['once', 'twice'])('the road from a request to a kept promise can be taken %s', async () => {
  const told: string[] = [];
  await road({ web: system.web, post: system.post, say: (line) => told.push(line) });
  expect(told.at(-1)).toBe('Anna has signed out.');
}, 90_000);
