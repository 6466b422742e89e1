import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Failure } from './failure.mjs';

const made = /^(?:dist|schema\.gen\.d\.ts|routes\.gen\.ts)$/;

/**
 * Builds `web/dist` when any source of the web client, or the interface that it speaks to, has changed since.
 * @param {string} root the repository
 */
export function buildWeb(root) {
  const described = readFileSync(join(root, 'docs', 'openapi.json'));
  describeInterface(root, described);
  const hash = createHash('sha256').update(described).update(readFileSync(join(root, 'package-lock.json')));
  for (const file of filesIn(join(root, 'web'))) hash.update(relative(root, file)).update(readFileSync(file));
  const digest = hash.digest('hex');
  const dist = join(root, 'web', 'dist');
  if (readOr(join(dist, '.built')) === digest && existsSync(join(root, 'web', 'src', 'routes.gen.ts'))) return;
  process.stdout.write('Building the web client …\n');
  const target = join(root, 'node_modules', '.cache', `parken-web-${process.pid}`);
  const built = nodeRuns(root, ['vite', 'bin', 'vite.js'], ['build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'], { WEB_OUT: target });
  if (!built) {
    rmSync(target, { recursive: true, force: true });
    throw new Failure('The web client could not be built; the reason stands above.');
  }
  writeFileSync(join(target, '.built'), digest);
  // What serves the old one must not see a half-written one.
  if (existsSync(dist)) renameSync(dist, `${target}.old`);
  renameSync(target, dist);
  rmSync(`${target}.old`, { recursive: true, force: true });
}

/** The types of the interface, made of its description, so that a client that asks for what is not there does not compile. */
function describeInterface(root, described) {
  const types = join(root, 'web', 'src', 'api', 'schema.gen.d.ts');
  const mark = `// ${createHash('sha256').update(described).digest('hex')}\n`;
  if (readOr(types)?.startsWith(mark)) return;
  if (!nodeRuns(root, ['openapi-typescript', 'bin', 'cli.js'], [join('docs', 'openapi.json'), '--output', types])) {
    throw new Failure('docs/openapi.json could not be read.');
  }
  writeFileSync(types, mark + readFileSync(types, 'utf8'));
}

function nodeRuns(root, [name, ...bin], args, env = {}) {
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'node_modules', name, ...bin), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0) process.stdout.write(stdout);
  return status === 0;
}

const readOr = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !made.test(name))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]));
