import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './setup/build.mjs';
import { buildWeb } from './setup/build-web.mjs';
import { Failure, run } from './setup/failure.mjs';
import { installChromium } from './setup/chromium.mjs';
import { installDovecot } from './setup/dovecot.mjs';
import { installNatsServer } from './setup/nats-server.mjs';
import { checkNode } from './setup/node-version.mjs';
import { installPackages } from './setup/packages.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

// Tests decide themselves what they stand on.
const notOurs = /^(?:PORT|HOST|PUBLIC_URL|DATA_DIR|DATABASE_URL|NATS_URL|SMTP_URL|IMAP_.*|MAIL_FROM|SMS_.*|STAFF_OIDC_.*|DEMO_.*|TRUSTED_PROXIES|.*_PORT)$/;
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !notOurs.test(name)));

/** More files than these that fail at once are no accident. */
const mostTriedAgain = 3;

/** Everything that must hold, the quick checks first; what fails does not keep the rest from being told. */
await run(async () => {
  checkNode(root);
  installPackages(root);
  installNatsServer();
  const missing = [installDovecot, installChromium].map(neededByAll).filter(Boolean).join('\n');
  build(root);
  buildWeb(root);
  const checks = [
    ['lint', ['oxlint', '--type-aware', '--deny-warnings']],
    ['types', ['tsc', '--noEmit']],
    ['types of the web client', ['tsc', '-p', 'web']],
    ['compose', ['dclint', 'docker-compose.yml']],
    ['boundaries', ['depcruise', 'services', 'libs', 'launcher', 'test', 'bench', '--config', '.dependency-cruiser.cjs']],
    ['boundaries of the web client', ['depcruise', 'web/src', '--config', 'web/.dependency-cruiser.cjs']],
  ];
  const failed = [];
  for (const [name, command] of checks) if (!(await succeeds(name, command))) failed.push(name);
  if (!(await testsPass(process.argv.slice(2)))) failed.push('tests');
  if (missing) process.stdout.write(`\n${missing}\n`);
  const passed = checks.length + 1 - failed.length;
  process.stdout.write(`\nChecks: ${passed} passed, ${failed.length} failed${failed.length > 0 ? ` (${failed.join(', ')})` : ''}\n`);
  if (failed.length > 0) throw new Failure('Not everything holds.');
});

/** What only some tests stand on may be missing where not all are asked for: then it is a warning, told again at the end. */
function neededByAll(install) {
  try {
    install();
    return undefined;
  } catch (error) {
    if (!(error instanceof Failure) || process.argv.length <= 2) throw error;
    const warning = `Tests that need it will fail: ${error.message}`;
    process.stdout.write(`${warning}\n`);
    return warning;
  }
}

async function succeeds(name, [tool, ...args]) {
  const began = performance.now();
  const passed = await runs(process.execPath, [binOf(tool), ...args]);
  process.stdout.write(`${passed ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)\n`);
  return passed;
}

/**
 * A machine that many share may stand still for longer than a test waits. Of all tests, what fails is therefore tried once more,
 * alone, and named whatever comes of it.
 */
async function testsPass(args) {
  const folder = mkdtempSync(join(tmpdir(), 'parken-outcome-'));
  const outcome = join(folder, 'outcome.json');
  try {
    if (await jest(`--maxWorkers=${Math.max(2, availableParallelism())}`, '--json', `--outputFile=${outcome}`, ...args)) return true;
    const failed = args.length > 0 ? [] : failedIn(outcome);
    if (failed.length === 0 || failed.length > mostTriedAgain) return false;
    process.stdout.write(`\nTried once more, alone: ${failed.join(', ')}\n\n`);
    const passed = await jest('--runInBand', '--runTestsByPath', ...failed);
    if (passed) process.stdout.write(`\nPassed only at the second try, and to be looked at: ${failed.join(', ')}\n`);
    return passed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function jest(...args) {
  return runs(process.execPath, ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', binOf('jest'), ...args]);
}

function failedIn(outcome) {
  if (!existsSync(outcome)) return [];
  const { testResults } = JSON.parse(readFileSync(outcome, 'utf8'));
  return testResults.filter(({ status }) => status === 'failed').map(({ name }) => relative(root, name));
}

function binOf(tool) {
  const bins = {
    oxlint: '../node_modules/oxlint/bin/oxlint',
    tsc: '../node_modules/typescript/bin/tsc',
    depcruise: '../node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    dclint: '../node_modules/dclint/bin/dclint.cjs',
    jest: '../node_modules/jest/bin/jest.js',
  };
  return fileURLToPath(new URL(bins[tool], import.meta.url));
}

function runs(command, args) {
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code === 0));
    child.once('error', () => resolve(false));
  });
}
