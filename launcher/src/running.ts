import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a running system tells the other commands, in its data folder. */
export interface RunningSystem {
  launcher: number;
  web: string;
  documentation: string;
  /** Our own servers, without a login. */
  nats?: string;
  postgres?: string;
  mailInbox?: string;
  smsInbox?: string;
  issuer?: string;
}

const fileIn = (dataDir: string) => join(dataDir, 'running.json');

export const noteRunning = (dataDir: string, system: RunningSystem): void =>
  writeFileSync(fileIn(dataDir), `${JSON.stringify(system, undefined, 2)}\n`);

export const forgetRunning = (dataDir: string): void => rmSync(fileIn(dataDir), { force: true });

export function readRunning(dataDir: string): RunningSystem | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as RunningSystem;
  } catch {
    return undefined;
  }
}
