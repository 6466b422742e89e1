import type { EmbeddedServer } from '#embedded';
import type { Run, Supervised } from './supervisor.js';

/** Postgres or nats-server under supervision. */
export function supervisedServer(name: string, first: () => Promise<EmbeddedServer>): Supervised {
  let server: EmbeddedServer | undefined;
  return {
    name,
    start: async () => {
      if (server) await server.start();
      else server = await first();
      return runOf(server);
    },
  };
}

const runOf = (server: EmbeddedServer): Run => ({
  pid: server.pid,
  ended: server.ended,
  stop: () => server.stop(),
  kill: () => void server.kill(),
});
