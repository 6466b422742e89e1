import { expect, test } from '@jest/globals';
import { testDirectory } from '#testing';
import { prepareDataDir } from './preflight.js';

const free = () => 20 * 1024 ** 2;

test('a disk without room is refused, with how much is needed', () => {
  expect(() => prepareDataDir(testDirectory('full'), free)).toThrow(/There is no room on the disk of .*: 20 MiB free, 500 MiB needed/);
});

test('a disk with room is not', () => {
  expect(() => prepareDataDir(testDirectory('roomy'))).not.toThrow();
});
