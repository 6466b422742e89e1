import { Inject, Injectable } from '@nestjs/common';
import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { DOMAIN } from '#messaging';
import { NATS } from '#platform';
import type { Purge } from './purges.js';

/** Removes facts from the stream. Of all services' NATS users only that of partners may. */
@Injectable()
export class StreamPurger {
  constructor(@Inject(NATS) private readonly connection: NatsConnection) {}

  /** `keep` counts over all subjects that match together, not for each of them: one aggregate of one service at a time. */
  async purge({ subject, keep }: Pick<Purge, 'subject' | 'keep'>): Promise<void> {
    const manager = await jetstreamManager(this.connection, { checkAPI: false });
    await manager.streams.purge(DOMAIN, keep > 0 ? { filter: subject, keep } : { filter: subject });
  }
}
