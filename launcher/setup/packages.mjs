import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Failure } from './failure.mjs';

/**
 * Installs the npm packages when some are missing or of another version than package-lock.json says.
 * @param {string} root the repository
 */
export function installPackages(root) {
  if (areInstalled(root)) return;
  process.stdout.write('Installing npm packages …\n');
  // Not "npm ci": it refuses a lock file that lacks the binaries of another system, which a registry may not serve everywhere.
  const { status } = spawnSync('npm', ['install', '--no-save', '--include=dev', '--loglevel=error'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Failure('The npm packages could not be installed. Type "npm install" to see why.');
}

function areInstalled(root) {
  const installed = packagesIn(`${root}node_modules/.package-lock.json`);
  const wanted = packagesIn(`${root}package-lock.json`);
  if (!installed || !wanted) return false;
  // Optional ones are for some systems only.
  return Object.entries(wanted).every(([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version);
}

function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
