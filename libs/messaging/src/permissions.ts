import { factsOf, ownerOf, requests, requestsOf, type FactContract } from '#contracts';
import { inboxPrefixOf } from './connection.js';
import { durableName } from './consumer.js';
import { DOMAIN } from './streams.js';

export interface NatsPermissions {
  publish: string[];
  subscribe: string[];
  /** May answer whoever asked, once a question (`allow_responses`). */
  answers: boolean;
}

/** Subject on which a service says how it is. */
export const healthSubject = (service: string): string => `health.${service}`;

/**
 * What the NATS user of a domain service may do, from the catalogue: answer its own requests, publish its own facts, ask what it
 * may as a peer, and of JetStream's interface use its own consumers.
 * @param sources the services whose facts it reacts to
 * @param purges whether it removes facts from the stream on erasure
 */
export function servicePermissions(service: string, sources: string[], purges = false): NatsPermissions {
  const consumers = sources.flatMap((source) => {
    const durable = durableName(service, source);
    return [
      `$JS.API.CONSUMER.CREATE.${DOMAIN}.${durable}.domain.${source}.>`,
      `$JS.API.CONSUMER.INFO.${DOMAIN}.${durable}`,
      `$JS.API.CONSUMER.MSG.NEXT.${DOMAIN}.${durable}`,
      `$JS.ACK.${DOMAIN}.${durable}.>`,
    ];
  });
  return {
    publish: [
      ...factsOf(service).map((contract: FactContract) => `${contract.type}.*`),
      ...requests.filter(({ peers }) => peers?.includes(service)).map(({ subject }) => subject),
      `$JS.API.STREAM.INFO.${DOMAIN}`,
      ...consumers,
      ...(purges ? [`$JS.API.STREAM.PURGE.${DOMAIN}`] : []),
    ],
    subscribe: [`${inboxPrefixOf(service)}.>`, ...requestsOf(service).map((contract) => `${contract.subject} ${service}`), healthSubject(service)],
    answers: true,
  };
}

/** The gateway may ask every service but for what peers alone may, and listen to facts to pass them on; it publishes none. */
export function gatewayPermissions(buckets: string[]): NatsPermissions {
  return {
    publish: [
      ...requests.filter(({ peers }) => !peers).map((contract) => contract.subject),
      ...[...new Set(requests.map(ownerOf))].map(healthSubject),
      '$JS.API.INFO',
      // Whether somebody has been erased, when a session of hers is used.
      `$JS.API.STREAM.MSG.GET.${DOMAIN}`,
      ...buckets.flatMap((bucket) => [
        `$JS.API.STREAM.INFO.KV_${bucket}`,
        `$JS.API.STREAM.MSG.GET.KV_${bucket}`,
        `$JS.API.DIRECT.GET.KV_${bucket}.>`,
        `$KV.${bucket}.>`,
      ]),
    ],
    // It hears of changes to sessions, which it remembers for a while.
    subscribe: [`${inboxPrefixOf('gateway')}.>`, 'domain.>', '$KV.sessions.>'],
    answers: false,
  };
}
