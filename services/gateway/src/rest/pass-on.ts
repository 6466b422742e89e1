import { Injectable } from '@nestjs/common';
import type { RawInputOf, RequestContract } from '#contracts';
import { Services } from '../actor/services.js';
import type { Call, Handler } from './endpoint.js';

/** Forwards a query whose reply is long and has no version: it is passed on as the service has written it. */
@Injectable()
export class PassOn implements Handler {
  constructor(private readonly services: Services) {}

  handle({ endpoint, input, caller }: Call<RawInputOf<RequestContract>>): Promise<Buffer> {
    return this.services.callForJson(endpoint.contract!, input, caller.actor);
  }
}
