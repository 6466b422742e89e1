import { Socket } from 'node:net';

/** Gathers what is written before the event loop turns, and sends it in one piece: a system call costs more than a statement. */
export function batchingSocket(): Socket {
  const socket = new Socket();
  const write = socket.write.bind(socket) as (...written: unknown[]) => boolean;
  let isGathering = false;
  const gather = (...written: unknown[]): boolean => {
    if (!isGathering) {
      isGathering = true;
      socket.cork();
      process.nextTick(() => {
        isGathering = false;
        socket.uncork();
      });
    }
    return write(...written);
  };
  return Object.assign(socket, { write: gather });
}
