import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { testDirectory } from '#testing';
import { LaunchFailure } from './launch-failure.js';
import { loadSecrets } from './secrets.js';

test('secrets stay the same, a new service gets its own, and nobody else can read them', () => {
  const dataDir = testDirectory('secrets');
  const first = loadSecrets(dataDir, ['booking']);
  const second = loadSecrets(dataDir, ['booking', 'partners']);
  expect(second).toEqual({ ...first, services: { ...first.services, partners: expect.stringMatching(/^[\w-]{43}$/) } });
  expect(loadSecrets(dataDir, ['booking'])).toEqual(second);
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
});

test('a folder of an earlier version gets what is new, and keeps what it has', () => {
  const dataDir = testDirectory('secrets');
  const { links: _, passPrivateKey: __, doorKey: ___, ...earlier } = loadSecrets(dataDir, ['booking']);
  writeFileSync(join(dataDir, 'secrets.json'), JSON.stringify(earlier));
  const completed = loadSecrets(dataDir, ['booking']);
  expect(completed).toMatchObject(earlier);
  expect(completed.links).toMatchObject({ events: expect.any(String), notifications: expect.any(String), partners: expect.any(String), visitors: expect.any(String) });
  expect(completed.passPrivateKey).toMatch(/^[\w-]{60,}$/);
  expect(completed.doorKey).toMatch(/^[\w-]{43}$/);
  expect(loadSecrets(dataDir, ['booking'])).toEqual(completed);
});

test('a file that was cut short is a line that says what to do', () => {
  const dataDir = testDirectory('secrets');
  writeFileSync(join(dataDir, 'secrets.json'), '{"postgresAdmin": "');
  const load = () => loadSecrets(dataDir, []);
  expect(load).toThrow(LaunchFailure);
  expect(load).toThrow(/secrets\.json can't be read .* npm start -- --reset/);
});
