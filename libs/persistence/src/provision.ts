import pg from 'pg';

export interface ProvisionOptions {
  services: readonly string[];
  /** Password of each service's login. */
  passwords: Readonly<Record<string, string>>;
}

// Roles belong to the whole server, so two runs at once would trip over each other: they queue on this lock.
const lock = 7_301_001;
const maintenanceDatabase = 'postgres';

/**
 * Makes, or brings into line, the database that `adminUrl` names and, for each service, a schema, the role that owns it
 * (no login; migrations run as it) and a login that may read and write rows there and nothing else. Can be run again.
 * @param adminUrl of a login that may create databases and roles
 */
export async function provision(adminUrl: string, options: ProvisionOptions): Promise<void> {
  const database = databaseOf(adminUrl);
  await withClient(atDatabase(adminUrl, maintenanceDatabase), async (server) => {
    await server.query('select pg_advisory_lock($1)', [lock]);
    await createDatabase(server, database);
    for (const service of options.services) await createRoles(server, service, options.passwords[service] ?? missing(service));
    await withClient(adminUrl, async (client) => {
      await admit(client, database, options.services);
      await createExtensions(client);
      for (const service of options.services) await createSchema(client, service);
    });
  });
}

/** Lets the services' logins connect, and nobody else. A database cloned from a template needs this again. */
export async function admit(client: pg.Client, database: string, services: readonly string[]): Promise<void> {
  const name = pg.escapeIdentifier(database);
  await client.query(`revoke all on database ${name} from public`);
  for (const service of services) await client.query(`grant connect on database ${name} to ${pg.escapeIdentifier(service)}`);
}

/** Connects for the time of `work`. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'setup' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server and login, another database. */
export function atDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.toString();
}

/** The same server and database as a service's own login. */
export function asLogin(url: string, service: string, password: string): string {
  const other = new URL(url);
  other.username = service;
  other.password = encodeURIComponent(password);
  return other.toString();
}

/** The role that owns a service's schema. */
export const ownerOf = (service: string): string => `${service}_owner`;

const databaseOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1)) || maintenanceDatabase;

const missing = (service: string): never => {
  throw new Error(`no password for ${service}`);
};

async function createDatabase(server: pg.Client, database: string) {
  const { rowCount } = await server.query('select from pg_database where datname = $1', [database]);
  if (!rowCount) await server.query(`create database ${pg.escapeIdentifier(database)}`);
}

async function createRoles(server: pg.Client, service: string, password: string) {
  const [login, owner] = [pg.escapeIdentifier(service), pg.escapeIdentifier(ownerOf(service))];
  await ensureRole(server, ownerOf(service));
  await ensureRole(server, service);
  await server.query(`alter role ${owner} nologin noinherit`);
  await server.query(`alter role ${login} login noinherit nocreatedb nocreaterole password ${pg.escapeLiteral(password)}`);
  await server.query(`alter role ${login} set search_path = ${login}, extensions`);
  await server.query(`alter role ${login} set timezone = 'UTC'`);
  // A hosted server's administrator is no superuser and must be a member to act as the owner.
  await server.query(`grant ${owner} to current_user`);
}

async function ensureRole(server: pg.Client, role: string) {
  const { rowCount } = await server.query('select from pg_roles where rolname = $1', [role]);
  if (!rowCount) await server.query(`create role ${pg.escapeIdentifier(role)}`);
}

async function createExtensions(client: pg.Client) {
  await client.query('revoke all on schema public from public');
  await client.query('create schema if not exists extensions');
  await client.query('grant usage on schema extensions to public');
  await client.query('create extension if not exists btree_gist with schema extensions');
}

async function createSchema(client: pg.Client, service: string) {
  const [login, owner] = [pg.escapeIdentifier(service), pg.escapeIdentifier(ownerOf(service))];
  await client.query(`create schema if not exists ${login} authorization ${owner}`);
  await client.query(`revoke all on schema ${login} from ${login}`);
  await client.query(`grant usage on schema ${login} to ${login}`);
  const defaults = `alter default privileges for role ${owner} in schema ${login}`;
  await client.query(`${defaults} grant select, insert, update, delete on tables to ${login}`);
  await client.query(`${defaults} grant usage, select on sequences to ${login}`);
}
