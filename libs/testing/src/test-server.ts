import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

/** The superuser's URL of the Postgres that jest's set-up has started for this run. */
export function serverUrl(): string {
  return fromSetUp('PARKEN_TEST_POSTGRES');
}

/** A new folder that goes away with the run. */
export function testDirectory(name: string): string {
  return mkdtempSync(join(fromSetUp('PARKEN_TEST_DIRECTORY'), `${name}-`));
}

function fromSetUp(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: jest's globalSetup has not run`);
  return value;
}
