import { execFile } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findNatsServer, freePort, startPostgres, startTied, type EmbeddedServer, type TiedProcess } from '#embedded';
import { atDatabase } from '#persistence';
import { eventually, testDirectory } from '#testing';
import { repository, Started } from './started.js';

const patience = 120_000;
const run = promisify(execFile);
const dataDir = testDirectory('own');
let postgres: EmbeddedServer;
let adminUrl: string;
let natsPort: number;
let nats: TiedProcess;
let natsLog = '';
let started: Started | undefined;

// Servers as their operator would run them; logins belong to a whole server, so no other test may use it. NATS has a
// configuration of her own that includes our file.
beforeAll(async () => {
  postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), port: 0, password: 'operator', settings: { fsync: 'off' } });
  adminUrl = atDatabase(postgres.url, 'house');
  natsPort = await freePort();
  const config = join(dataDir, 'operator.conf');
  writeFileSync(join(dataDir, 'nats-users.conf'), '');
  writeFileSync(config, `listen: "127.0.0.1:${natsPort}"\njetstream { store_dir: ${JSON.stringify(join(dataDir, 'store'))}, max_file_store: 536870912 }\ninclude nats-users.conf\n`);
  nats = await startTied(findNatsServer() as string, ['--config', config], { deathSignal: 'KILL', onLine: (line) => { natsLog += `${line}\n`; } });
  await eventually('nats listens', () => natsLog.includes('Server is ready'));
});

afterAll(async () => {
  await started?.signal('SIGKILL');
  nats.signal('SIGKILL');
  await nats.ended;
  await postgres.kill();
});

const provision = (settings: Record<string, string>) =>
  run(process.execPath, [join(repository, 'launcher/provision.mjs')], { env: { PATH: process.env.PATH, DATA_DIR: dataDir, DATABASE_URL: adminUrl, ...settings } });

const secrets = () => JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as { natsAdmin: string };

test('one command prepares them, can be run again, and npm start then uses them and nothing of the demo', async () => {
  const first = await provision({});
  expect(first.stdout).toContain('Postgres is ready for booking, events, notifications, partners, visitors');
  expect(first.stdout).toContain(`Include ${join(dataDir, 'nats-users.conf')}`);
  appendFileSync(join(dataDir, 'operator.conf'), '# reloaded\n');
  nats.signal('SIGHUP');
  await eventually('nats knows the users', () => natsLog.includes('Reloaded server configuration'));
  const second = await provision({ NATS_URL: `nats://admin:${secrets().natsAdmin}@127.0.0.1:${natsPort}` });
  expect(second.stdout).toContain('0 migrations ran');
  expect(second.stdout).toContain('NATS is ready.');

  const settings = { DATABASE_URL: adminUrl, NATS_URL: `nats://127.0.0.1:${natsPort}`, SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'Parken <parken@parken.example>' };
  started = await Started.start({ dataDir, settings });
  const system = await started.ready();
  const health = await fetch(`${system.web}/health/ready`);
  expect(await health.json()).toMatchObject({ ready: true });
  expect(Object.keys(system)).not.toEqual(expect.arrayContaining(['issuer']));
  expect(() => started?.pidOf('sidekicks')).toThrow('there is no process');
  expect(() => started?.pidOf('bin/postgres')).toThrow('there is no process');
  const token = run(process.execPath, [join(repository, 'dist/launcher/src/demo-token.js'), 'staff'], { env: { PATH: process.env.PATH, DATA_DIR: dataDir } });
  await expect(token).rejects.toThrow('The embedded identity provider is not running');
}, patience);

test('the users of the containers’ nats-server are those of the catalogue (npm run nats-users > deploy/nats/users.conf)', async () => {
  const { stdout } = await run(process.execPath, [join(repository, 'dist/launcher/src/print-nats-users.js')]);
  expect(readFileSync(join(repository, 'deploy/nats/users.conf'), 'utf8')).toBe(stdout);
});
