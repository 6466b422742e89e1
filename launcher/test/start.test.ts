import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePort } from '#embedded';
import { eventually, testDirectory } from '#testing';
import type { RunningSystem } from '../src/running.js';
import { alive, repository, Started } from './started.js';

const patience = 120_000;

async function states(system: RunningSystem): Promise<Record<string, { ready: boolean }>> {
  const response = await fetch(`${system.web}/health/ready`);
  return ((await response.json()) as { services: Record<string, { ready: boolean }> }).services;
}

const token = async (dataDir: string, role: string) => {
  const command = join(repository, 'dist/launcher/src/demo-token.js');
  const { stdout } = await promisify(execFile)(process.execPath, [command, role], { env: { ...process.env, DATA_DIR: dataDir } });
  return stdout.trim();
};

const bookings = async (system: RunningSystem, bearer: string) => {
  const response = await fetch(`${system.web}/api/v1/bookings`, { headers: { authorization: `Bearer ${bearer}` } });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return ((await response.json()) as { items: { id: string }[] }).items.map(({ id }) => id);
};

describe('the whole system', () => {
  const dataDir = testDirectory('whole');
  let started: Started;
  let system: RunningSystem;

  beforeAll(async () => {
    started = await Started.start({ dataDir });
    system = await started.ready();
  }, patience);

  afterAll(async () => {
    await started.signal('SIGKILL');
  });

  test('says where to look, and every service is ready', async () => {
    expect(started.output).toContain(`${system.web}/docs`);
    expect(started.output).toContain(system.mailInbox);
    const services = await states(system);
    expect(Object.keys(services)).toEqual(expect.arrayContaining(['booking', 'events', 'gateway', 'notifications', 'partners', 'visitors']));
    expect(Object.values(services).every(({ ready }) => ready)).toBe(true);
  });

  test('keeps its secrets to itself', () => {
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o077).toBe(0);
  });

  test('a second start on the same data is refused in one line', async () => {
    const second = await Started.start({ dataDir });
    expect(await second.ended()).toBe(1);
    expect(second.words).toBe(`Parken is already running on ${dataDir} (process ${started.launcher.pid}). Stop it, or set another DATA_DIR.\n`);
  });

  test.each(['services/partners', 'bin/postgres', 'nats-server'])('%s is started again after a crash', async (command) => {
    const crashed = started.pidOf(command);
    process.kill(crashed, 'SIGKILL');
    await eventually('another one runs', () => started.pidOf(command) !== crashed);
    await eventually('all is well', async () => Object.values(await states(system)).every(({ ready }) => ready), { timeoutMs: 30_000 });
    expect(started.output).toContain('ended (signal SIGKILL); starting it again in 0.25 s');
  }, patience);

  test('Ctrl-C leaves nothing running, and the next start has the same data', async () => {
    await eventually('the demo is there', () => existsSync(join(dataDir, 'seeded')), { timeoutMs: 30_000 });
    const before = await bookings(system, await token(dataDir, 'staff'));
    expect(before.length).toBeGreaterThan(3);
    const family = started.family;
    expect(await started.signal('SIGINT')).toBe(0);
    expect(alive(family)).toEqual([]);
    await expect(token(dataDir, 'staff')).rejects.toThrow('The embedded identity provider is not running');

    started = await Started.start({ dataDir });
    system = await started.ready();
    expect((await bookings(system, await token(dataDir, 'staff'))).toSorted()).toEqual(before.toSorted());
  }, patience);

  test('SIGKILL leaves nothing running, and the next start in one process has the same data', async () => {
    const before = await bookings(system, await token(dataDir, 'staff'));
    const { family } = started;
    await started.signal('SIGKILL');
    await eventually('nothing is left', () => alive(family).length === 0);

    started = await Started.start({ dataDir, arguments: ['--one-process'] });
    system = await started.ready();
    expect(started.family.length).toBeLessThan(family.length);
    expect((await bookings(system, await token(dataDir, 'staff'))).toSorted()).toEqual(before.toSorted());
  }, patience);

  test('--reset begins again', async () => {
    const before = readFileSync(join(dataDir, 'secrets.json'), 'utf8');
    const bearer = await token(dataDir, 'staff');
    const old = await bookings(system, bearer);
    expect(await started.signal('SIGTERM')).toBe(0);
    started = await Started.start({ dataDir, arguments: ['--reset'] });
    system = await started.ready();
    expect(readFileSync(join(dataDir, 'secrets.json'), 'utf8')).not.toBe(before);
    await eventually('the demo is there', () => existsSync(join(dataDir, 'seeded')), { timeoutMs: 30_000 });
    const fresh = await bookings(system, await token(dataDir, 'staff'));
    expect(fresh.filter((id) => old.includes(id))).toEqual([]);
    await expect(bookings(system, bearer)).rejects.toThrow('401');
  }, patience);
});

describe('what can be put right is said, all of it, before anything starts', () => {
  test('settings', async () => {
    const { code, output, dataDir } = await start({ PORT: 'three', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x', NATS_URL: 'nats://one:4222,two:4222', MAIL_FROM: 'nobody', STAFF_OIDC_ISSUER: 'city' });
    expect(code).toBe(1);
    for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL', 'NATS_URL', 'MAIL_FROM', 'STAFF_OIDC_ISSUER']) expect(output).toMatch(new RegExp(`^ {2}${name}: `, 'm'));
    expect(existsSync(dataDir)).toBe(false);
  });

  test('settings that servers of one’s own need', async () => {
    const { code, output } = await start({ DATABASE_URL: 'postgres://db.example/parken', NATS_URL: 'nats://nats.example:4222' });
    expect(code).toBe(1);
    expect(output).toContain('SMTP_URL is missing');
    expect(output).toContain('MAIL_FROM is missing');
  });

  test('servers of one’s own that do not answer', async () => {
    const nowhere = await freePort();
    const { code, output } = await start({
      DATABASE_URL: `postgres://127.0.0.1:${nowhere}/parken`, NATS_URL: `nats://127.0.0.1:${nowhere}`, SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'Parken <parken@parken.example>',
    });
    expect(code).toBe(1);
    expect(output).toBe(`Nothing answers at DATABASE_URL (127.0.0.1:${nowhere}) and NATS_URL (127.0.0.1:${nowhere}). Start it, or put the setting right.\n`);
  });

  test('an argument that is not known', async () => {
    await expect(start({}, ['--rest'])).resolves.toMatchObject({ code: 1, output: '"--rest" is not known; there are --one-process, --reset, --dev.\n' });
  });

  test('ports in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = String((other.address() as { port: number }).port);
    const { code, output } = await start({ PORT: port, NATS_PORT: port });
    other.close();
    expect(code).toBe(1);
    expect(output).toBe(`Something else listens on PORT=${port}, NATS_PORT=${port}. Stop it, or set others.\n`);
  });

  test('an address that is not this machine’s', async () => {
    const { code, output } = await start({ HOST: '203.0.113.7' });
    expect(code).toBe(1);
    expect(output).toMatch(/^Nothing can listen on 203\.0\.113\.7:\d+: .*\n$/);
  });

  test('a data folder that can’t be made', async () => {
    const { code, output } = await start({ DATA_DIR: join(repository, 'package.json', 'data') });
    expect(code).toBe(1);
    expect(output).toMatch(/^DATA_DIR .*package.json\/data can't be written: .*\n$/);
  });
});

async function start(settings: Record<string, string>, given: string[] = []) {
  const dataDir = join(testDirectory('refused'), 'data');
  const started = await Started.start({ dataDir, settings, arguments: given });
  return { code: await started.ended(), output: started.words, dataDir };
}
