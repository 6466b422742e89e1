import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { withClient } from '#persistence';
import { isPortTaken, startNats, startPostgres } from '#embedded';
import { eventually, testDirectory } from '#testing';

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch {
    return false;
  }
};

const isZombie = (pid: number) => process.platform === 'linux' && / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));

const postgresIn = (dataDir: string, port = 0) => startPostgres({ dataDir, port, password: 'p@ss/word', settings: { fsync: 'off' } });

describe.each(['kernel', 'pipe'] as const)('servers bound to their parent by %s', (bond) => {
  test('die with it when it is killed, and start again on what they left', async () => {
    const directory = testDirectory('held');
    const script = fileURLToPath(new URL('hold-servers.mjs', import.meta.url));
    const parent = spawn(process.execPath, [script, directory, bond], { stdio: ['ignore', 'pipe', 'inherit'] });
    const line = await Promise.race([once(parent.stdout, 'data'), once(parent, 'exit')]);
    const pids = JSON.parse(String(line[0])) as number[];
    expect(pids.map(isAlive)).toEqual([true, true]);
    parent.kill('SIGKILL');
    await eventually('both servers are gone', () => !pids.some(isAlive));
    const again = await startPostgres({ dataDir: join(directory, 'postgres'), port: 0, password: 'test', bond });
    await again.stop();
    expect(isAlive(again.pid)).toBe(false);
  });
});

test('Postgres keeps what was committed when it is killed', async () => {
  const postgres = await postgresIn(join(testDirectory('postgres'), 'data'));
  await withClient(postgres.url, (client) => client.query('create table kept as select 1 as n'));
  const ended = postgres.ended;
  await postgres.kill();
  await expect(ended).resolves.toBe('signal SIGKILL');
  await postgres.start();
  const { rows } = await withClient(postgres.url, (client) => client.query('select n from kept'));
  expect(rows).toEqual([{ n: 1 }]);
  await postgres.stop();
});

test('a lock file whose number now belongs to another process does not keep Postgres from starting', async () => {
  const dataDir = join(testDirectory('postgres'), 'data');
  await (await postgresIn(dataDir)).stop();
  writeFileSync(join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n`);
  chmodSync(join(dataDir, 'postmaster.pid'), 0o666);
  const postgres = await postgresIn(dataDir);
  await postgres.stop();
  expect(isAlive(process.pid)).toBe(true);
});

test('a port that is taken is said', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  await expect(isPortTaken(port)).resolves.toBe(true);
  await expect(postgresIn(join(testDirectory('postgres'), 'data'), port)).rejects.toThrow(/Postgres did not start: .*Address already in use/s);
  other.close();
});

test('logins are kept from other users of the machine', async () => {
  const dataDir = testDirectory('nats');
  const nats = await startNats({ dataDir, port: 0, users: [{ user: 'admin', password: 'secret' }] });
  expect(existsSync(join(dataDir, 'nats.pid'))).toBe(true);
  await nats.stop();
  const { mode } = statSync(join(dataDir, 'nats.conf'));
  expect(mode & 0o077).toBe(0);
});
