import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import type { Client } from 'pg';
import { findNatsServer } from '#embedded';

export async function machineOf(postgres: Client): Promise<Record<string, string>> {
  const { rows } = await postgres.query<{ server_version: string }>('show server_version');
  const nats = execFileSync(findNatsServer() ?? 'nats-server', ['--version'], { encoding: 'utf8' });
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: String(cpus().length),
    memory: `${Math.round(totalmem() / 1024 ** 3)} GiB`,
    Node: process.versions.node,
    Postgres: rows[0]!.server_version.split(' ')[0]!,
    NATS: /v?(\d[\d.]*)/.exec(nats)?.[1] ?? 'unknown',
  };
}

const promises = ['fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'max_wal_size'];

/** As the server says it, not as it was told. */
export async function postgresSettingsOf(postgres: Client): Promise<Record<string, string>> {
  const { rows } = await postgres.query<{ name: string; value: string }>(
    'select name, current_setting(name) as value from unnest($1::text[]) as name', [promises],
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}
