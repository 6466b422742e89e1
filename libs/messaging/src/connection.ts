import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';

/**
 * Connects as one service, and stays: it waits for a broker that is not there yet, and comes back to one that went away.
 * `url` is `nats://user:password@host:port`; several hosts may be given, separated by commas. Replies come to an inbox of the user's own.
 */
export async function connectNats(url: string, name: string, logger: Logger): Promise<NatsConnection> {
  const servers = url.split(',').map((one) => new URL(one));
  const connection = await connect({
    servers: servers.map((one) => one.host),
    user: decodeURIComponent(servers[0]!.username) || undefined,
    pass: decodeURIComponent(servers[0]!.password) || undefined,
    name,
    inboxPrefix: inboxPrefixOf(decodeURIComponent(servers[0]!.username) || name),
    maxReconnectAttempts: -1,
    waitOnFirstConnect: true,
    reconnectTimeWait: 250,
    reconnectJitter: 100,
    ignoreAuthErrorAbort: true,
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

/** Where one user's replies go; no other user may listen there. */
export const inboxPrefixOf = (user: string): string => `_INBOX_${user}`;
