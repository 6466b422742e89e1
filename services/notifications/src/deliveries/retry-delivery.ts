import { Injectable } from '@nestjs/common';
import { retryDelivery } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { DeliverySender } from './delivery-sender.js';
import { deliveryColumns, toView, type DeliveryRow } from './delivery-row.js';

@Injectable()
@Answers(retryDelivery)
export class RetryDelivery {
  constructor(private readonly sender: DeliverySender) {}

  async execute({ input, now, tx, afterCommit }: CommandCall<typeof retryDelivery>) {
    const delivery = await tx.maybeOne<{ state: string; canBeWritten: boolean }>(sql`
      select state, content is not null as "canBeWritten" from deliveries where id = ${input.deliveryId} for update`);
    if (!delivery) throw new DomainError('delivery.not-found');
    // Of a sign-in code nothing is kept that could be sent again: she asks for another.
    if (delivery.state !== 'failed' || !delivery.canBeWritten) throw new DomainError('delivery.not-failed', { state: delivery.state });
    afterCommit(() => this.sender.wake());
    return toView(
      await tx.one<DeliveryRow>(sql`
        update deliveries set state = 'queued', next_attempt_at = ${now} where id = ${input.deliveryId} returning ${deliveryColumns}`),
    );
  }
}
