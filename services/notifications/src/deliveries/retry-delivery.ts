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
    const delivery = await tx.maybeOne<{ state: string; why: string | null; canBeWritten: boolean; goesAgain: boolean }>(sql`
      select state, why, content is not null as "canBeWritten", next_attempt_at is not null as "goesAgain" from deliveries
      where id = ${input.deliveryId} for update`);
    if (!delivery) throw new DomainError('delivery.not-found');
    // Of a sign-in code nothing is kept that could be sent again: she asks for another.
    // Of what is uncertain and was left so, staff may know more than we do.
    // What an address kept from going may go once that has been lifted; if it has not, it is kept again.
    const { state, why, goesAgain } = delivery;
    const hasEnded = state === 'failed' || (state === 'uncertain' && !goesAgain) || (state === 'suppressed' && why === 'address-suppressed');
    if (!hasEnded || !delivery.canBeWritten) throw new DomainError('delivery.not-failed', { state });
    afterCommit(() => this.sender.wake());
    return toView(
      await tx.one<DeliveryRow>(sql`
        update deliveries set state = case when state = 'uncertain' then state else 'queued' end, next_attempt_at = ${now}, why = null where id = ${input.deliveryId} returning ${deliveryColumns}`),
    );
  }
}
