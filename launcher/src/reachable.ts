import { connect } from 'node:net';
import { LaunchFailure } from './launch-failure.js';
import type { LauncherSettings } from './settings.js';

const patienceMs = 3_000;
const usualPorts: Record<string, number> = { 'postgres:': 5432, 'postgresql:': 5432, 'nats:': 4222, 'tls:': 4222 };

/** Refuses to start on servers of one's own that nobody can be reached at: of each setting one of its servers must answer. */
export async function mustBeReachable({ DATABASE_URL, NATS_URL }: Pick<LauncherSettings, 'DATABASE_URL' | 'NATS_URL'>): Promise<void> {
  const asked = Object.entries({ DATABASE_URL, NATS_URL }).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const silent = (await Promise.all(asked.map(async ([name, urls]) => ((await anyAnswers(urls.split(','))) ? [] : [`${name} (${hostsIn(urls)})`])))).flat();
  if (silent.length > 0) throw new LaunchFailure(`Nothing answers at ${silent.join(' and ')}. Start it, or put the setting right.`);
}

const anyAnswers = async (urls: string[]): Promise<boolean> => (await Promise.all(urls.map((url) => answers(new URL(url))))).includes(true);

const hostsIn = (urls: string): string => urls.split(',').map((url) => new URL(url).host).join(', ');

function answers({ protocol, hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname.replaceAll(/[[\]]/g, ''), port: Number(port) || usualPorts[protocol] || 0, timeout: patienceMs });
    const end = (is: boolean) => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
