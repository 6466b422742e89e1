import { Injectable } from '@nestjs/common';
import type { RawInputOf, RequestContract } from '#contracts';
import { Services } from '../actor/services.js';
import type { Call, Handler } from './endpoint.js';

// A change is worth waiting for where hundreds arrive at once, or the service is being restarted.
const patienceMs = 25_000;
// What anybody may read is read by pages and calendars, which have given up after this.
const shortPatienceMs = 4_000;

/** Passes a message on to the service that owns it, and its reply back. */
@Injectable()
export class Forward implements Handler {
  constructor(private readonly services: Services) {}

  handle({ endpoint, input, caller, idempotencyKey }: Call<RawInputOf<RequestContract>>): Promise<unknown> {
    const forQueries = endpoint.publicSeconds === undefined ? undefined : shortPatienceMs;
    const timeoutMs = endpoint.contract!.kind === 'command' ? patienceMs : forQueries;
    return this.services.call(endpoint.contract!, input, caller.actor, { idempotencyKey, timeoutMs });
  }
}
