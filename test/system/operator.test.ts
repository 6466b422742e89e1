import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WholeSystem } from './whole-system.js';

let system: WholeSystem;

beforeAll(async () => {
  system = await WholeSystem.start();
}, 120_000);
afterAll(() => system?.stop(), 30_000);

function npmRun(...given: string[]): { status: number | null; said: string; complained: string } {
  const { DATABASE_URL: _database, NATS_URL: _nats, ...environment } = process.env;
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', ...given], {
    env: { ...environment, NODE_OPTIONS: '', NODE_ENV: 'production', DATA_DIR: system.dataDir, npm_config_loglevel: 'error' }, encoding: 'utf8', timeout: 30_000,
  });
  return { status, said: stdout, complained: stderr };
}

describe('the operator of the embedded system', () => {
  test('sees that nothing is dead', () => {
    expect(npmRun('dead-letters', '--', 'list')).toEqual({ status: 0, said: 'booking: none\nevents: none\npartners: none\nvisitors: none\nnotifications: none\n', complained: '' });
  });

  test('is refused a dead letter that is not there', () => {
    const { status, complained } = npmRun('dead-letters', '--', 'replay', 'booking', '019a0000-0000-7000-8000-000000000030');
    expect([status, complained]).toEqual([1, 'booking has no dead letter 019a0000-0000-7000-8000-000000000030; it may have been replayed already.\n']);
  });

  test.each([
    ['booking', 'memberships'], ['booking', 'organisations'], ['booking', 'grants'], ['events', 'sites'], ['events', 'bookings'], ['visitors', 'sites'],
    ['visitors', 'bookings'], ['visitors', 'people'], ['notifications', 'people'],
  ])('rebuilds what %s keeps of %s, with that service’s own login', (service, name) => {
    const { status, said, complained } = npmRun('replay', '--', service, name);
    expect([status, complained]).toEqual([0, '']);
    expect(said).toMatch(new RegExp(`^${name} of ${service} is rebuilt from [1-9]\\d* that its owner has told\\.\n$`));
  });

  test('is told what can be rebuilt', () => {
    const { status, complained } = npmRun('replay', '--', 'booking', 'everything');
    expect([status, complained]).toEqual([1, expect.stringContaining('npm run replay -- notifications people')]);
  });
});
