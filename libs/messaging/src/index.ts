export { ActorTokens, issueActorToken, readPrivateKey, readPublicKey } from './actor-token.js';
export { RpcClient, type CallOptions } from './rpc-client.js';
export { Answers, on, type CommandCall, type Publish, type QueryCall, type Reaction, type Subscription } from './use-case.js';
