import { accessSync, chmodSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { endOrphan } from './orphans.js';
import { freePort } from './ports.js';
import { server, type EmbeddedServer } from './server.js';
import type { Bond } from './tied-process.js';

type Subjects = string[] | { allow?: string[]; deny?: string[] };

/** A login as the server's configuration file wants it; without permissions it may do everything. */
export interface NatsUser {
  user: string;
  password: string;
  permissions?: {
    publish?: Subjects;
    subscribe?: Subjects;
    allow_responses?: boolean | { max: number; expires: string };
  };
}

export interface NatsOptions {
  /** Holds the configuration file and JetStream's store. */
  dataDir: string;
  /** 0 takes a free one. */
  port: number;
  /** The first one is the administrator, whose login is in `url`. */
  users: readonly [NatsUser, ...NatsUser[]];
  /** Largest JetStream store, in bytes. */
  maxStoreBytes?: number;
  bond?: Bond;
  log?: (line: string) => void;
}

/** The path of nats-server, or undefined where it is not installed. */
export function findNatsServer(): string | undefined {
  // Its package for Debian puts it where the PATH of an ordinary user does not look.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/bin', '/opt/homebrew/bin'];
  return folders.map((folder) => join(folder, 'nats-server')).find(isExecutable);
}

/** Starts nats-server with JetStream on loopback and waits until it takes connections. */
export async function startNats(options: NatsOptions): Promise<EmbeddedServer> {
  const command = findNatsServer();
  if (!command) throw new Error('nats-server is not installed');
  const { dataDir, users: [admin] } = options;
  const port = options.port || (await freePort());
  const config = join(dataDir, 'nats.conf');
  const pidFile = join(dataDir, 'nats.pid');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(config, natsConfig({ ...options, port, pidFile }), { mode: 0o600 });
  chmodSync(config, 0o600);
  const started = server(
    {
      name: 'nats-server',
      command,
      args: ['--config', config],
      bond: options.bond,
      ready: /Server is ready/,
      readyWithinMs: 60_000,
      beforeStart: () => endOrphan(pidFile, config),
      log: options.log,
    },
    port,
    `nats://${admin.user}:${admin.password}@127.0.0.1:${port}`,
  );
  await started.start();
  return started;
}

// JSON is a subset of the server's own format.
function natsConfig({ dataDir, port, users, maxStoreBytes, pidFile }: NatsOptions & { pidFile: string }): string {
  return JSON.stringify(
    {
      listen: `127.0.0.1:${port}`,
      pid_file: pidFile,
      jetstream: { store_dir: join(dataDir, 'store'), ...(maxStoreBytes ? { max_file_store: maxStoreBytes } : {}) },
      authorization: { users },
    },
    undefined,
    2,
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
