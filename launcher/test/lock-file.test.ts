import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { repository } from './started.js';

interface Locked {
  version?: string;
  optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };

// A registry that lacks the packages of other systems makes npm leave them out of the file, and then npm ci refuses it.
test('the lock file has the packages of every system, so that npm ci takes it on each', () => {
  const left = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`]),
  );
  expect(left).toEqual([]);
});

test('every package in it has a version', () => {
  expect(Object.entries(packages).filter(([, { version }]) => !version)).toEqual([]);
});

test('it says no more about where packages come from than their names', () => {
  expect(JSON.stringify(packages)).not.toContain('"resolved"');
});
