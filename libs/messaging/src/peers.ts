import type { NatsConnection } from '@nats-io/transport-node';
import type { QueryContract, RawInputOf, ReplyOf } from '#contracts';
import { RpcClient } from './rpc-client.js';

/**
 * Asks another service for what may be in no fact, such as the link in a message that is about to be sent. Never to answer a
 * request: what that needs is kept as a projection.
 */
export class Peers {
  private readonly client: RpcClient;

  constructor(connection: NatsConnection) {
    this.client = new RpcClient(connection);
  }

  /** @param timeoutMs how long it waits in all; @throws DomainError as the service refused, or `service.unavailable` / `service.timeout` */
  ask<C extends QueryContract>(contract: C, input: RawInputOf<C>, timeoutMs = 5_000): Promise<ReplyOf<C>> {
    return this.client.call(contract, input, { actorToken: '', timeoutMs });
  }
}
