import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Transactor } from '#messaging';
import { LOGGER } from '#platform';
import type { Settlement } from '../deliveries/settle.js';
import { bounceOf, statusOf } from '../domain/bounce.js';
import { suppressAddress } from './suppress-address.js';

/** A server that refuses a recipient for good, saying that there is no such one, tells what a mail that comes back tells days later. */
@Injectable()
export class Refusals {
  constructor(
    private readonly transactor: Transactor,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Never throws: what could not be written down is refused again with the next message. */
  async note(settlements: readonly Settlement[]): Promise<void> {
    for (const { delivery, ending, tried } of settlements) {
      if (ending.state === 'failed' && tried?.outcome === 'refused') await this.noteOne(delivery.id, ending.reason);
    }
  }

  private async noteOne(deliveryId: string, reason: string): Promise<void> {
    const status = statusOf(null, reason);
    if (status === null || bounceOf(status) !== 'gone') return;
    try {
      await this.transactor.run((effects) => suppressAddress(effects, { deliveryId, reason: 'bounced', answer: reason, sentAt: effects.now }));
    } catch (err) {
      this.logger.warn({ err, delivery: deliveryId }, 'an address that takes no mail could not be written down');
    }
  }
}
