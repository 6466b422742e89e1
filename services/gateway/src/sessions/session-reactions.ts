import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { membershipConfirmed, personErased } from '#contracts';
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

/**
 * Lets somebody who has become an administrator of an organisation act as one at once. The role ends with the session: what
 * it lets her do, partners decides by her memberships.
 */
export function grantWhenConfirmed(facts: Facts, sessions: Sessions, logger: Logger): void {
  facts.onFact(({ type, data }) => {
    if (type !== membershipConfirmed.type) return;
    const { success, data: membership } = membershipConfirmed.data.safeParse(data);
    if (!success || membership.role !== 'administrator') return;
    sessions.grant(membership.personId, 'organisation-admin').catch((error: unknown) => logger.warn({ err: error }, 'a new role waits for the next sign-in'));
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
