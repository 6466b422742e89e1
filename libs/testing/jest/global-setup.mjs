import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importEmbedded } from './embedded.mjs';

const prefix = 'parken-test-';

/** One Postgres for the whole run, on a free port and with nothing kept. It dies with jest, however jest dies. */
export default async function setUp() {
  removeLeftovers();
  const { startPostgres } = await importEmbedded();
  const directory = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const postgres = await startPostgres({
    dataDir: join(directory, 'postgres'),
    port: 0,
    password: 'test',
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '300',
      shared_buffers: '64MB',
      max_wal_size: '256MB',
      max_worker_processes: '0',
      io_method: 'sync',
    },
  });
  process.env.PARKEN_TEST_DIRECTORY = directory;
  process.env.PARKEN_TEST_POSTGRES = postgres.url;
  globalThis.parkenTestPostgres = postgres;
}

// Of runs that were killed: their servers are gone, their folders are not.
function removeLeftovers() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (!isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  if (process.platform === 'linux') return existsSync(`/proc/${pid}`);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
