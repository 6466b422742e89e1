import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const loopback = '127.0.0.1';
// Below those that systems give to outgoing connections, which would else take one between its choice and its use.
const [lowest, highest] = [15_000, 32_000];
const tries = 100;

/** A TCP port on loopback that nothing listened on a moment ago. */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < tries; tried++) {
    const port = randomInt(lowest, highest);
    if (!(await isPortTaken(port))) return port;
  }
  return listenBriefly(0, loopback);
}

/** Whether something already listens on this port. `host` is the address that is going to be listened on. */
export async function isPortTaken(port: number, host: string = loopback): Promise<boolean> {
  try {
    await listenBriefly(port, host);
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return true;
    throw error;
  }
}

function listenBriefly(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}
