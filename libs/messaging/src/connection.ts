import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { atMost } from './at-most.js';

const longestGoodbyeMs = 2_000;

/**
 * Connects as one service, and stays: it waits for a broker that is not there yet, and comes back to one that went away.
 * `url` is `nats://user:password@host:port`; several hosts may be given, separated by commas. Replies come to an inbox of the user's own.
 */
export async function connectNats(url: string, name: string, logger: Logger): Promise<NatsConnection> {
  const { servers, user, pass, tls } = addressOf(url);
  const connection = await connect({
    servers,
    user,
    pass,
    tls,
    name,
    inboxPrefix: inboxPrefixOf(user ?? name),
    // A broker that has gone without a word is noticed within seconds.
    pingInterval: 5_000,
    maxPingOut: 2,
    maxReconnectAttempts: -1,
    waitOnFirstConnect: true,
    reconnectTimeWait: 250,
    reconnectJitter: 100,
    ignoreAuthErrorAbort: true,
    // Two stack traces for each request, in case that it fails.
    noAsyncTraces: true,
  });
  void (async () => {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') logger.warn('nats went away');
      if (status.type === 'reconnect') logger.info('nats is back');
      if (status.type === 'error') logger.error({ err: status.error }, 'nats refused');
    }
  })();
  return connection;
}

/** Lets what is on its way arrive, where the broker is there to take it, and closes. */
export async function closeNats(connection: NatsConnection): Promise<void> {
  await atMost(longestGoodbyeMs, connection.drain().catch(() => undefined));
  await connection.close();
}

// Of several hosts only the first carries the login, and only it needs the scheme.
function addressOf(url: string) {
  const [first, ...others] = url.split(',');
  const { protocol, host, username, password } = new URL(first!);
  return {
    servers: [host, ...others.map((other) => new URL(other.includes('://') ? other : `nats://${other}`).host)],
    user: decodeURIComponent(username) || undefined,
    pass: decodeURIComponent(password) || undefined,
    tls: protocol === 'tls:' ? {} : undefined,
  };
}

/** Where one user's replies go; no other user may listen there. */
export const inboxPrefixOf = (user: string): string => `_INBOX_${user}`;
