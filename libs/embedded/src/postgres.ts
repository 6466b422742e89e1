import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { endOrphan } from './orphans.js';
import { freePort } from './ports.js';
import { postgresBinaries } from './postgres-binaries.js';
import { server, type EmbeddedServer } from './server.js';
import { giveTo, postgresUser, type RunAs } from './system-user.js';
import { withKernelBond, type Bond } from './tied-process.js';

export interface PostgresOptions {
  /** The cluster is made here when there is none yet. */
  dataDir: string;
  /** 0 takes a free one. */
  port: number;
  /** Of the superuser `postgres`; fixed when the cluster is made. */
  password: string;
  /** Server settings, e.g. `{ fsync: 'off' }`. */
  settings?: Readonly<Record<string, string>>;
  bond?: Bond;
  log?: (line: string) => void;
}

/** Starts Postgres on loopback and waits until it takes connections; `url` is the superuser's, database `postgres`. */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedServer> {
  const { dataDir, password } = options;
  const { postgres, initdb } = postgresBinaries();
  mkdirSync(dataDir, { recursive: true });
  const runAs = postgresUser([postgres, join(dataDir, 'PG_VERSION')]);
  giveTo(runAs, dataDir);
  chmodSync(dataDir, 0o700);
  if (!existsSync(join(dataDir, 'PG_VERSION'))) await createCluster(initdb, options, runAs);
  const port = options.port || (await freePort());
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...options.settings };
  const started = server(
    {
      name: 'Postgres',
      command: postgres,
      args: ['-D', dataDir, '-p', String(port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      runAs,
      env: environment,
      bond: options.bond,
      ready: /database system is ready to accept connections/,
      readyWithinMs: 120_000,
      // Processes of a postmaster that was killed need a moment to notice.
      retry: /pre-existing shared memory block/,
      beforeStart: () => endOrphan(join(dataDir, 'postmaster.pid'), dataDir),
      log: options.log,
    },
    port,
    `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
  );
  await started.start();
  return started;
}

// The log is searched for English sentences.
const environment = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C', TZ: 'UTC' };

async function createCluster(initdb: string, { dataDir, password }: PostgresOptions, runAs: RunAs | undefined) {
  const passwordFile = join(dataDir, '..', `.${process.pid}.password`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(runAs, passwordFile);
  const args = [
    `--pgdata=${dataDir}`, '--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`,
    '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions', '--no-sync',
  ];
  try {
    const [file, ...rest] = withKernelBond(initdb, args, 'INT', runAs);
    await promisify(execFile)(file as string, rest, { env: environment });
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}
