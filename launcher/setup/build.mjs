import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';

export const sources = ['services', 'libs', 'launcher', 'test', 'bench'];

/**
 * Builds `dist` when any source has changed since it was built.
 * @param {string} root the repository
 */
export function build(root) {
  const digest = digestOf(root);
  if (readStamp(root) === digest) return;
  process.stdout.write('Building …\n');
  const target = join('node_modules', '.cache', `parken-dist-${process.pid}`);
  const swc = join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const folders = sources.filter((folder) => existsSync(join(root, folder)));
  const { status } = spawnSync(process.execPath, [swc, ...folders, '-d', target, '--config-file', '.swcrc', '--copy-files', '-q'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) {
    rmSync(join(root, target), { recursive: true, force: true });
    throw new Failure('The build failed; the reason stands above.');
  }
  writeFileSync(join(root, target, '.built'), digest);
  replace(join(root, 'dist'), join(root, target));
}

// What runs from the old build must not see a half-written one.
function replace(dist, built) {
  const old = `${built}.old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(built, dist);
  rmSync(old, { recursive: true, force: true });
}

function readStamp(root) {
  try {
    return readFileSync(join(root, 'dist', '.built'), 'utf8');
  } catch {
    return undefined;
  }
}

function digestOf(root) {
  const hash = createHash('sha256').update(readFileSync(join(root, '.swcrc')));
  for (const folder of sources) for (const line of describe(join(root, folder))) hash.update(line);
  return hash.digest('hex');
}

function describe(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return describe(path);
    const { size, mtimeMs } = statSync(path);
    return [`${path} ${size} ${mtimeMs}\n`];
  });
}
