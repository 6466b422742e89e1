import { createHash, randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { admit, asLogin, atDatabase, migrate, migrationDirectories, migrationsFingerprint, provision, withClient } from '#persistence';
import { serverUrl } from './test-server.js';

export interface TestDatabase {
  /** The superuser's. */
  adminUrl: string;
  /** With the login of one service. */
  urlOf(service: string): string;
  drop(): Promise<void>;
}

const password = 'test';
const lock = 7_301_002;

/** A database of this test file's own, with the schemas, logins and tables of these services and no rows. */
export async function testDatabase(services: readonly string[]): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await withClient(serverUrl(), async (client) => {
    const template = await ensureTemplate(client, services);
    await client.query(`create database ${name} template ${template}`);
    await admit(client, name, services);
  });
  const adminUrl = atDatabase(serverUrl(), name);
  return {
    adminUrl,
    urlOf: (service) => asLogin(adminUrl, service, password),
    drop: () => withClient(serverUrl(), async (client) => void (await client.query(`drop database ${name} with (force)`))),
  };
}

// Migrating takes longer than cloning: it is done once for each set of services, whichever test file comes first.
async function ensureTemplate(client: Client, services: readonly string[]): Promise<string> {
  const fingerprint = services.map((service) => `${service}:${migrationsFingerprint(migrationDirectories(service))}`).join();
  const name = `template_${createHash('sha256').update(fingerprint).digest('hex').slice(0, 16)}`;
  await client.query('select pg_advisory_lock($1)', [lock]);
  const { rowCount } = await client.query(`select from pg_database where datname = $1 and datistemplate`, [name]);
  if (!rowCount) await makeTemplate(client, name, services);
  await client.query('select pg_advisory_unlock($1)', [lock]);
  return name;
}

async function makeTemplate(client: Client, name: string, services: readonly string[]) {
  const url = atDatabase(serverUrl(), name);
  await provision(url, { services, passwords: Object.fromEntries(services.map((service) => [service, password])) });
  for (const service of services) await migrate(url, service);
  await client.query(`alter database ${name} with is_template true`);
}
