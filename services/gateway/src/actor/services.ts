import { Injectable } from '@nestjs/common';
import { ownerOf, type RawInputOf, type ReplyOf, type RequestContract } from '#contracts';
import { newId, type Actor } from '#kernel';
import { RpcClient, type CallOptions } from '#messaging';
import { ActorTokenMint } from './actor-tokens.js';

/** The gateway itself, at sign-in, when it is not yet known who somebody is. */
export const system: Actor = { id: 'system', roles: ['system'] };

/** Calls the domain services on behalf of somebody. */
@Injectable()
export class Services {
  constructor(
    private readonly client: RpcClient,
    private readonly mint: ActorTokenMint,
  ) {}

  async call<C extends RequestContract>(contract: C, input: RawInputOf<C>, actor: Actor, options?: Partial<CallOptions>): Promise<ReplyOf<C>> {
    return this.client.call(contract, input, await this.optionsFor(contract, actor, options));
  }

  /** The same for whoever only passes the reply on: its JSON, as it has come. */
  async callForJson<C extends RequestContract>(contract: C, input: RawInputOf<C>, actor: Actor, options?: Partial<CallOptions>): Promise<Buffer> {
    return this.client.callForJson(contract, input, await this.optionsFor(contract, actor, options));
  }

  private async optionsFor(contract: RequestContract, actor: Actor, { idempotencyKey = newId(), timeoutMs }: Partial<CallOptions> = {}) {
    const actorToken = await this.mint.for(actor, ownerOf(contract));
    return { actorToken, timeoutMs, ...(contract.kind === 'command' && { idempotencyKey }) };
  }
}
