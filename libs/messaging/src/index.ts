export { ActorTokens, issueActorToken, readPrivateKey, readPublicKey } from './actor-token.js';
export { asyncApi } from './asyncapi.js';
export { closeNats, connectNats, inboxPrefixOf } from './connection.js';
export { Consumer, durableName } from './consumer.js';
export { auditUseCases } from './audit-log.js';
export { deadLetterUseCases, Reactors } from './dead-letters.js';
export { Hopeless, isInfrastructureAway } from './failures.js';
export { gatewayPermissions, healthSubject, servicePermissions, type NatsPermissions } from './permissions.js';
export { Peers } from './peers.js';
export { Reactor, backoffMs } from './reactor.js';
export { projection, rebuild, type AskSnapshot, type Projection } from './rebuild.js';
export { Relay } from './relay.js';
export { Retention } from './retention.js';
export { RpcClient, type CallOptions } from './rpc-client.js';
export { RpcServer } from './rpc-server.js';
export { Leadership } from './leadership.js';
export { Transactor } from './transactor.js';
export { buckets, DOMAIN, ensureStreams } from './streams.js';
export {
  Answers, contractOf, on,
  type CommandCall, type Fact, type Publish, type QueryCall, type Reaction, type ReactionClass, type Subscription, type UseCaseClass,
} from './use-case.js';
export { Written } from './written.js';
