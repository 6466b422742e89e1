import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { readSettings, SettingsError } from '#platform';
import { LaunchFailure } from './launch-failure.js';
import { natsUsersConfig, passwordName } from './nats-config.js';
import { prepareDatabase } from './prepare/database.js';
import { prepareStreams } from './prepare/streams.js';
import { loadSecrets } from './secrets.js';
import { hasDatabase, serviceNames } from './services.js';
import { launcherSettings } from './settings.js';

const settingsOfProvision = {
  DATA_DIR: launcherSettings.DATA_DIR,
  /** Of logins that may create databases and roles, and everything in NATS. */
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/ }),
  NATS_URL: launcherSettings.NATS_URL,
};

const patienceMs = 60_000;

/**
 * Prepares servers that are not ours: on Postgres the database, schemas, logins and tables; for NATS a file with the users, and,
 * once the server knows them, the streams. Can be run again at any time, and must be after every update.
 */
export async function main(): Promise<void> {
  try {
    await provisionServers();
  } catch (error) {
    const told = error instanceof SettingsError ? error.problems.join('\n') : (error as Error).message;
    process.stderr.write(`${told}\n`);
    process.exit(1);
  }
}

async function provisionServers(): Promise<void> {
  const settings = readSettings(settingsOfProvision, process.env);
  const services = serviceNames();
  const passwordOf = passwords(settings.DATA_DIR, services);
  const withDatabase = services.filter(hasDatabase);
  const ran = await prepareDatabase(settings.DATABASE_URL, withDatabase, Object.fromEntries(withDatabase.map((name) => [name, passwordOf(name)])));
  say(`Postgres is ready for ${withDatabase.join(', ')}; ${ran} migrations ran.`);

  const file = join(settings.DATA_DIR, 'nats-users.conf');
  writeFileSync(file, await natsUsersConfig(services, passwordOf), { mode: 0o600 });
  if (!settings.NATS_URL) return say(`Include ${file} in the configuration of nats-server, and run this again with NATS_URL set to its admin user.`);
  const done = await Promise.race([prepareStreams(settings.NATS_URL).then(() => true), wait(patienceMs, false, { ref: false })]);
  if (!done) throw new LaunchFailure(`NATS does not let the admin user in. Include ${file} in its configuration, reload it, and run this again.`);
  say('NATS is ready.');
}

/** From the environment, as containers have them; otherwise those that `npm start` with the same DATA_DIR uses. */
function passwords(dataDir: string, services: readonly string[]): (user: string) => string {
  mkdirSync(dataDir, { recursive: true });
  const secrets = [...services, 'admin'].every((user) => process.env[passwordName(user)]) ? undefined : loadSecrets(dataDir, services);
  return (user) => process.env[passwordName(user)] ?? (user === 'admin' ? secrets?.natsAdmin : secrets?.services[user]) ?? '';
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
