import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import { freePort, isPortTaken } from '#embedded';
import type { Ports } from './environment.js';
import { LaunchFailure } from './launch-failure.js';
import { isEmbedded, type LauncherSettings } from './settings.js';

const neededMiB = 500;

/** Makes the data folder, and refuses one that can't be written or has no room. */
export function prepareDataDir(dataDir: string, freeBytes = freeBytesAt): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw new LaunchFailure(`DATA_DIR ${dataDir} can't be written: ${(error as Error).message}`);
  }
  const freeMiB = Math.floor(freeBytes(dataDir) / 1024 ** 2);
  if (freeMiB < neededMiB) {
    throw new LaunchFailure(`There is no room on the disk of ${dataDir}: ${freeMiB} MiB free, ${neededMiB} MiB needed. Free some, or set another DATA_DIR.`);
  }
}

function freeBytesAt(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}

/** The ports to listen on, none of them taken; 0 in the settings becomes a free one. */
export async function choosePorts(settings: LauncherSettings): Promise<Ports> {
  const used = portsInUse(settings);
  const taken: string[] = [];
  for (const [name, port] of used) {
    const host = name === 'PORT' ? settings.HOST : undefined;
    if (port !== 0 && (await isTaken(port, host))) taken.push(`${name}=${port}`);
  }
  if (taken.length > 0) {
    throw new LaunchFailure(`Something else listens on ${taken.join(', ')}. Stop it, or set ${taken.length > 1 ? 'others' : 'another'}.`);
  }
  return {
    postgres: await choose(settings.POSTGRES_PORT),
    nats: await choose(settings.NATS_PORT),
    smtp: await choose(settings.SMTP_PORT),
    mailInbox: await choose(settings.MAIL_INBOX_PORT),
    smsInbox: await choose(settings.SMS_INBOX_PORT),
    identity: await choose(settings.IDENTITY_PORT),
  };
}

async function isTaken(port: number, host: string | undefined): Promise<boolean> {
  try {
    return await isPortTaken(port, host);
  } catch (error) {
    throw new LaunchFailure(`Nothing can listen on ${host ?? '127.0.0.1'}:${port}: ${(error as Error).message}`);
  }
}

const choose = async (port: number) => port || freePort();

function portsInUse(settings: LauncherSettings): [string, number][] {
  const embedded = isEmbedded(settings);
  const used: [string, number, boolean][] = [
    ['PORT', settings.PORT, true],
    ['POSTGRES_PORT', settings.POSTGRES_PORT, !settings.DATABASE_URL],
    ['NATS_PORT', settings.NATS_PORT, !settings.NATS_URL],
    ['SMTP_PORT', settings.SMTP_PORT, embedded && !settings.SMTP_URL],
    ['MAIL_INBOX_PORT', settings.MAIL_INBOX_PORT, embedded && !settings.SMTP_URL],
    ['SMS_INBOX_PORT', settings.SMS_INBOX_PORT, embedded && !settings.SMS_URL],
    ['IDENTITY_PORT', settings.IDENTITY_PORT, embedded && !settings.STAFF_OIDC_ISSUER],
  ];
  return used.filter(([, , isUsed]) => isUsed).map(([name, port]) => [name, port]);
}
