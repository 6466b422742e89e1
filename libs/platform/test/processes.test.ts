import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Ledger } from '../../messaging/test/ledger/ledger.js';
import { compileLedger, startProcess } from '../../messaging/test/ledger/processes.js';

let ledger: Ledger;
let directory: string;

beforeAll(async () => {
  directory = compileLedger();
  ledger = await Ledger.open([]);
});
afterAll(() => ledger.close());

/** Runs a service until it ends by itself. */
async function failing(environment: Record<string, string>) {
  const main = join(directory, 'libs', 'messaging', 'test', 'ledger', 'main.js');
  const child = spawn(process.execPath, [main, 'bank'], { env: { ...ledger.house.environment('bank'), ...environment }, stdio: ['ignore', 'ignore', 'pipe'] });
  const [told, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { told, code: code as number };
}

test('a service with wrong settings says each of them and ends', async () => {
  const { told, code } = await failing({ DATABASE_URL: 'nonsense', NATS_URL: '' });
  expect(told).toMatch(/^bank did not start: DATABASE_URL: [^\n]+\nNATS_URL is missing\n$/);
  expect(code).toBe(1);
});

test('a service whose Postgres is not there says so and ends, so that whoever supervises it can decide', async () => {
  const { told, code } = await failing({ DATABASE_URL: 'postgres://bank:test@127.0.0.1:1/nowhere' });
  expect(told).toMatch(/bank did not start: .*ECONNREFUSED/);
  expect(code).toBe(1);
});

test.each(['SIGTERM', 'SIGINT'] as const)('a service ends in order with %s', async (signal) => {
  const process = await startProcess(directory, ledger.house, 'bank');
  process.signal(signal);
  expect(await process.ended).toBe(0);
});
