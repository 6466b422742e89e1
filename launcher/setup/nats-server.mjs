import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Failure } from './failure.mjs';

/** Makes sure that there is a nats-server: installs it where that needs no password, else says the one command to type. */
export function installNatsServer() {
  if (find('nats-server')) return;
  const way = wayToInstall();
  if (!way) throw new Failure('nats-server is missing. Install it (https://docs.nats.io/running-a-nats-service/introduction/installation) and try again.');
  if (!way.allowed) throw new Failure(`nats-server is missing. Install it with: ${way.command.join(' ')}`);
  process.stdout.write('Installing nats-server …\n');
  if (!install(way) && !(way.refresh && succeeds(way.refresh) && install(way))) {
    throw new Failure(`nats-server could not be installed. Type: ${way.command.join(' ')}`);
  }
}

const install = ({ command }) => succeeds(command) && find('nats-server') !== undefined;

function wayToInstall() {
  if (find('brew')) return { command: ['brew', 'install', 'nats-server'], allowed: process.getuid?.() !== 0 };
  if (!find('apt-get')) return undefined;
  const isRoot = process.getuid?.() === 0;
  const sudo = isRoot ? [] : ['sudo'];
  return {
    command: [...sudo, 'apt-get', 'install', '--yes', 'nats-server'],
    refresh: [...sudo, 'apt-get', 'update'],
    allowed: isRoot || (find('sudo') !== undefined && succeeds(['sudo', '--non-interactive', 'true'])),
  };
}

const succeeds = ([command, ...args]) =>
  spawnSync(command, args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;

// An ordinary user's PATH lacks the folder where Debian's package puts it.
function find(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/bin', '/opt/homebrew/bin'];
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
