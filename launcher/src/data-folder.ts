import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What lies where in the data folder. */
export const dataFolder = (dataDir: string) => ({
  postgres: join(dataDir, 'postgres'),
  nats: join(dataDir, 'nats'),
  mail: join(dataDir, 'mail'),
});

const ours = ['postgres', 'nats', 'mail', 'logs', 'secrets.json', 'running.json', 'seeded'];

/** Removes what we have put there, and nothing that somebody else may have. */
export function emptyDataFolder(dataDir: string): void {
  for (const name of ours) rmSync(join(dataDir, name), { recursive: true, force: true });
}

export const isSeeded = (dataDir: string): boolean => existsSync(join(dataDir, 'seeded'));
export const noteSeeded = (dataDir: string): void => writeFileSync(join(dataDir, 'seeded'), `${new Date().toISOString()}\n`);
