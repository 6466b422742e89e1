import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Failure } from './failure.mjs';
import { withoutStarting } from './without-starting.mjs';

/**
 * Makes sure that there is a program: installs it where that needs no password, else says the one command to type.
 * @param {{ program: string, debian: string, brew: string, manual: string, notToRun?: string[] }} what its name, its packages,
 *   where one reads how else, and the units of its package that are not to run on this machine
 */
export function installProgram(what) {
  const { program, manual } = what;
  if (find(program)) return;
  const way = wayToInstall(what);
  if (!way) throw new Failure(`${program} is missing. Install it (${manual}) and try again.`);
  if (!way.allowed) throw new Failure(`${program} is missing. Install it with: ${byHand(way, what)}`);
  process.stdout.write(`Installing ${program} …\n`);
  const installed = () => install(way, program) || (way.refresh !== undefined && succeeds(way.refresh) && install(way, program));
  const { sudo } = way;
  const isThere = sudo && what.notToRun ? withoutStarting(what.notToRun, (command) => succeeds([...sudo, ...command]), installed) : installed();
  if (!isThere) {
    throw new Failure(`${program} could not be installed. Type: ${byHand(way, what)}`);
  }
}

const byHand = ({ command, sudo }, { notToRun }) =>
  [command, ...(sudo && notToRun ? [[...sudo, 'systemctl', 'disable', '--now', ...notToRun]] : [])].map((words) => words.join(' ')).join(' && ');

const install = ({ command }, program) => succeeds(command) && find(program) !== undefined;

function wayToInstall({ debian, brew }) {
  if (find('brew')) return { command: ['brew', 'install', brew], allowed: process.getuid?.() !== 0 };
  if (!find('apt-get')) return undefined;
  const isRoot = process.getuid?.() === 0;
  const sudo = isRoot ? [] : ['sudo'];
  return {
    sudo,
    command: [...sudo, 'apt-get', 'install', '--yes', '--no-install-recommends', debian],
    refresh: [...sudo, 'apt-get', 'update'],
    allowed: isRoot || (find('sudo') !== undefined && succeeds(['sudo', '--non-interactive', 'true'])),
  };
}

const succeeds = ([command, ...args]) =>
  spawnSync(command, args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;

// An ordinary user's PATH lacks the folder where Debian's packages put servers.
function find(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/bin', '/usr/local/sbin', '/opt/homebrew/bin', '/opt/homebrew/sbin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
