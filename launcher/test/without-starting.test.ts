import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { testDirectory } from '#testing';
import { withoutStarting } from '../setup/without-starting.mjs';

let directory: string;
let policy: string;
let units: string[];

beforeEach(() => {
  directory = testDirectory('policy');
  policy = join(directory, 'policy-rc.d');
  units = [];
});
afterEach(() => rmSync(directory, { recursive: true }));

function succeeds([command, ...args]: string[]): boolean {
  if (command === 'systemctl') return units.push(args.join(' ')) < 0;
  return spawnSync(command!, args).status === 0;
}

const answer = () => spawnSync(policy).status;

test('while a package is installed nothing may be started, and nothing of it runs afterwards', () => {
  expect(withoutStarting(['a.service', 'a.socket'], succeeds, () => answer() === 101, policy)).toBe(true);
  expect(existsSync(policy)).toBe(false);
  expect(units).toEqual(['disable --now a.service', 'disable --now a.socket']);
});

test('where it could not be installed, no unit is touched, and the policy is gone as well', () => {
  expect(withoutStarting(['a.service'], succeeds, () => false, policy)).toBe(false);
  expect([existsSync(policy), units]).toEqual([false, []]);
});

test('a policy that the machine has stays', () => {
  writeFileSync(policy, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  expect(withoutStarting([], succeeds, () => answer() === 0, policy)).toBe(true);
  expect(statSync(policy).size).toBe(17);
});
