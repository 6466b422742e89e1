import { createServer } from 'node:net';

const loopback = '127.0.0.1';

/** A TCP port on loopback that nothing listened on a moment ago. */
export async function freePort(): Promise<number> {
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
