import { getDelivery, reachOf, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql } from '#persistence';
import { deliveryColumns, toView, type DeliveryRow } from '../deliveries/delivery-row.js';
import { reportsOf } from '../mailbox/reports-of.js';
import { attemptsOf } from './attempts.js';

@Answers(getDelivery)
export class GetDelivery {
  async execute({ input: { deliveryId }, actor, db }: QueryCall<typeof getDelivery>): Promise<ReplyOf<typeof getDelivery>> {
    const found = await db.maybeOne<DeliveryRow>(sql`select ${deliveryColumns} from deliveries where id = ${deliveryId}`);
    if (!found || (reachOf(getDelivery, actor) === 'own' && found.personId !== actor.id)) throw new DomainError('delivery.not-found');
    const tries = await attemptsOf(db, deliveryId);
    const reports = await reportsOf(db, deliveryId);
    return {
      ...toView(found),
      tries: tries.map(({ at, ...one }) => ({ ...one, at: at.toString() })),
      reports: reports.map(({ at, ...one }) => ({ ...one, at: at.toString() })),
    };
  }
}
