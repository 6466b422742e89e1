import { appendFileSync, cpSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { eventually, testDirectory } from '#testing';
import { alive, repository, Started } from './started.js';

const patience = 120_000;
let root: string;
let started: Started | undefined;

// What is changed here must not be what others test at the same time.
beforeEach(() => {
  root = testDirectory('copy');
  const names = ['services', 'libs', 'launcher', 'test', 'web', 'docs', 'package.json', 'package-lock.json', '.swcrc', 'tsconfig.json'];
  for (const name of names) cpSync(join(repository, name), join(root, name), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
});

afterEach(async () => {
  await started?.signal('SIGKILL');
  rmSync(root, { recursive: true });
});

test('a service that dies at start ends it all, with one line that says why', async () => {
  writeFileSync(join(root, 'services/partners/src/main.ts'), `process.stderr.write('partners did not start: the sky is falling\\n'); process.exit(3);`);
  started = await Started.start({ dataDir: join(root, 'data'), root });
  await eventually('the servers run', () => (started?.family.length ?? 0) > 3, { timeoutMs: 30_000 });
  const { family } = started;
  expect(await started.ended()).toBe(1);
  expect(started.words).toBe('partners died at start (exit code 3): the sky is falling\n');
  expect(alive(family)).toEqual([]);
}, patience);

// On a machine that does nothing else it takes less than three seconds; here other tests run beside it.
const soonMs = 10_000;

test('--dev restarts the service whose file was saved, soon, and no other', async () => {
  started = await Started.start({ dataDir: join(root, 'data'), root, arguments: ['--dev'] });
  const system = await started.ready();
  await eventually('it watches', () => started?.output.includes('Watching for changes.'), { timeoutMs: 60_000 });
  const [partners, booking] = ['services/partners', 'services/booking'].map((service) => started?.pidOf(service));
  const saved = performance.now();
  appendFileSync(join(root, 'services/partners/src/partners.module.ts'), `\nprocess.stderr.write('partners has been saved\\n');\n`);
  const ready = () => fetch(`${system.web}/health/ready`).then(async (answer) => answer.ok && started?.pidOf('services/partners') !== partners);
  await eventually('partners runs anew', ready, { timeoutMs: 20_000 });
  const tookMs = performance.now() - saved;
  expect(started.pidOf('services/booking')).toBe(booking);
  expect(tookMs).toBeLessThan(soonMs);
}, patience);
