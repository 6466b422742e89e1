import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LaunchFailure } from './launch-failure.js';

/**
 * Keeps a second launcher from the same data for as long as this process lives, however it ends. A listening socket is the
 * lock: unlike a file with a process number in it, it can't be left behind.
 */
export async function lockData(dataDir: string): Promise<void> {
  const address = addressOf(realpathSync(dataDir));
  const holder = await holderOf(address);
  if (holder) throw inUse(dataDir, holder);
  if (process.platform !== 'linux') rmSync(address, { force: true });
  const server = createServer((socket) => socket.end(String(process.pid)));
  server.unref().listen(address);
  try {
    await once(server, 'listening');
  } catch {
    throw inUse(dataDir, await holderOf(address));
  }
}

const inUse = (dataDir: string, holder: string | undefined) =>
  new LaunchFailure(`Parken is already running on ${dataDir} (process ${holder ?? 'unknown'}). Stop it, or set another DATA_DIR.`);

// Linux has names for sockets that are not files and go away with their process.
function addressOf(path: string): string {
  const name = `parken-${createHash('sha256').update(path).digest('hex').slice(0, 24)}`;
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

/** The process number of who listens there, if anybody does. */
function holderOf(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(address);
    let answer = '';
    socket.on('data', (chunk) => { answer += chunk.toString(); });
    socket.once('end', () => resolve(answer));
    socket.once('error', () => resolve(undefined));
  });
}
