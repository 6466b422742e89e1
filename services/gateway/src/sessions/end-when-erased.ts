import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { personErased } from '#contracts';
import { DOMAIN } from '#messaging';
import type { Facts } from '../live/facts.js';
import type { Sessions } from './sessions.js';

/** Ends all sessions of whoever is erased, as soon as it is heard. */
export function endSessionsWhenErased(facts: Facts, sessions: Sessions, logger: Logger): void {
  facts.onFact(({ type, subject }) => {
    if (type !== personErased.type) return;
    sessions.endAllOf(subject).catch((error: unknown) => logger.warn({ err: error }, 'sessions of an erased person wait for their next use'));
  });
}

/** Whether the stream holds the fact that a person was erased: for what was said while nobody here listened. */
export const wasErased =
  (connection: NatsConnection) =>
  async (personId: string): Promise<boolean> => {
    const manager = await jetstreamManager(connection, { checkAPI: false });
    const fact = await manager.streams.getMessage(DOMAIN, { last_by_subj: `${personErased.type}.${personId}` }).catch(() => null);
    return fact !== null;
  };
