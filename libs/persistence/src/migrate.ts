import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import sql from 'sql-template-tag';
import type { Queryable } from './database.js';
import { ownerOf, withClient } from './provision.js';

interface Migration {
  name: string;
  checksum: string;
  text: string;
}

interface Applied {
  name: string;
  checksum: string;
}

// The repository, or `dist` with the same folders in it.
const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Where a service's tables are written down: first those behind reliable messages, then its own. */
export const migrationDirectories = (service: string): string[] => [
  join(root, 'libs', 'messaging', 'migrations'),
  join(root, 'services', service, 'src', 'database', 'migrations'),
];

/**
 * Runs the `.sql` files that have not run yet, in order, each in one transaction as the owner of the service's schema.
 * @returns names of the files that ran
 * @throws when a file that has run is missing or has been changed since
 */
export async function migrate(
  adminUrl: string,
  service: string,
  directories: readonly string[] = migrationDirectories(service),
): Promise<string[]> {
  const migrations = readMigrations(directories);
  return withClient(adminUrl, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext($1))`, [`migrate ${service}`]);
    await createJournal(client, service);
    const { rows } = await client.query<Applied>(`select name, checksum from ${journalOf(service)}`);
    refuseChanged(service, migrations, rows);
    const ran = new Set(rows.map((row) => row.name));
    const open = migrations.filter((migration) => !ran.has(migration.name));
    for (const migration of open) await run(client, service, migration);
    return open.map((migration) => migration.name);
  });
}

/**
 * For a service at start, with its own login.
 * @throws when a migration has not run, or another text of it has
 */
export async function assertMigrated(
  db: Queryable,
  service: string,
  directories: readonly string[] = migrationDirectories(service),
): Promise<void> {
  const migrations = readMigrations(directories);
  const [journal] = await db.query<{ exists: boolean }>(sql`select to_regclass(${journalOf(service)}) is not null as exists`);
  const applied = journal?.exists ? await db.query<Applied>(sql`select name, checksum from migrations`) : [];
  const names = new Set(applied.map((row) => row.name));
  const missing = migrations.filter((migration) => !names.has(migration.name)).map((migration) => migration.name);
  if (missing.length > 0) throw new Error(`the database of ${service} lacks ${missing.join(', ')}: migrate it first`);
  refuseChanged(service, migrations, applied.filter((row) => migrations.some((migration) => migration.name === row.name)));
}

/** Changes when any migration in these directories does. */
export const migrationsFingerprint = (directories: readonly string[]): string =>
  readMigrations(directories).map(({ name, checksum }) => `${name} ${checksum}`).join('\n');

const journalOf = (service: string) => `${pg.escapeIdentifier(service)}.migrations`;

function readMigrations(directories: readonly string[]): Migration[] {
  const files = directories.flatMap((directory) =>
    existsSync(directory) ? readdirSync(directory).filter((file) => file.endsWith('.sql')).toSorted().map((file) => join(directory, file)) : [],
  );
  const migrations = files.map((file) => {
    const text = readFileSync(file, 'utf8');
    return { name: basename(file), text, checksum: createHash('sha256').update(text).digest('hex') };
  });
  const twice = migrations.find(({ name }, index) => migrations.findIndex((other) => other.name === name) !== index);
  if (twice) throw new Error(`two migrations are called ${twice.name}`);
  return migrations;
}

// The service's login may read which migrations have run, not claim that one has.
async function createJournal(client: pg.Client, service: string) {
  const [journal, login] = [journalOf(service), pg.escapeIdentifier(service)];
  await asOwner(client, service, async () => {
    await client.query(`create table if not exists ${journal} (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
    await client.query(`revoke insert, update, delete on ${journal} from ${login}`);
  });
}

async function run(client: pg.Client, service: string, migration: Migration) {
  try {
    await asOwner(client, service, async () => {
      await client.query(migration.text);
      await client.query(`insert into ${journalOf(service)} (name, checksum) values ($1, $2)`, [migration.name, migration.checksum]);
    });
  } catch (error) {
    throw new Error(`migration ${migration.name} of ${service} failed: ${(error as Error).message}`, { cause: error });
  }
}

async function asOwner(client: pg.Client, service: string, work: () => Promise<void>) {
  await client.query('begin');
  try {
    await client.query(`set local role ${pg.escapeIdentifier(ownerOf(service))}`);
    await client.query(`set local search_path = ${pg.escapeIdentifier(service)}, extensions`);
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

function refuseChanged(service: string, migrations: readonly Migration[], applied: readonly Applied[]) {
  const checksums = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  const gone = applied.filter(({ name }) => !checksums.has(name)).map(({ name }) => name);
  const changed = applied.filter(({ name, checksum }) => checksums.has(name) && checksums.get(name) !== checksum).map(({ name }) => name);
  if (gone.length > 0) throw new Error(`migrations of ${service} that have run are missing: ${gone.join(', ')}`);
  if (changed.length > 0) throw new Error(`migrations of ${service} were changed after they had run: ${changed.join(', ')}`);
}
