import { Injectable } from '@nestjs/common';
import type { erasePerson, RawInputOf } from '#contracts';
import { Services } from '../actor/services.js';
import type { Call, Handler } from '../rest/endpoint.js';
import { Sessions } from './sessions.js';

/** Passes the erasure on, and ends her sessions without waiting to hear of it as a fact. */
@Injectable()
export class ErasePerson implements Handler {
  constructor(
    private readonly services: Services,
    private readonly sessions: Sessions,
  ) {}

  async handle({ endpoint, input, caller, idempotencyKey }: Call<RawInputOf<typeof erasePerson>>): Promise<unknown> {
    const erasure = await this.services.call(endpoint.contract!, input, caller.actor, { idempotencyKey });
    await this.sessions.endAllOf(input.personId);
    return erasure;
  }
}
