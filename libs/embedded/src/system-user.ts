import { execFileSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export interface RunAs {
  uid: number;
  gid: number;
  /** Some folder above what it must read is closed to it. */
  throughClosedFolders: boolean;
}

/**
 * Postgres refuses to run as root: the system's user `postgres` runs it then, made when it is missing.
 * @param paths what it must be able to reach
 * @returns undefined when this process is not root's
 */
export function postgresUser(paths: readonly string[]): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const ids = lookUp() ?? make();
  return { ...ids, throughClosedFolders: paths.some(isUnderClosedFolder) };
}

/** Hands a folder (not what is in it) to another user. */
export function giveTo(user: RunAs | undefined, folder: string): void {
  if (user) chownSync(folder, user.uid, user.gid);
}

function lookUp() {
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function make() {
  execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'], {
    stdio: 'pipe',
  });
  return { uid: id('-u'), gid: id('-g') };
}

const id = (which: '-u' | '-g') => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));

function isUnderClosedFolder(path: string): boolean {
  const othersMayPass = 0o001;
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if (!(statSync(folder).mode & othersMayPass)) return true;
    if (folder === dirname(folder)) return false;
  }
}
