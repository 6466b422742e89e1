import { listDeliveries, toPage } from '#contracts';
import { DomainError, hasRole, isId } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';
import { deliveryColumns, toView, type DeliveryRow } from './delivery-row.js';

@Answers(listDeliveries)
export class ListDeliveries {
  async execute({ input, actor, db }: QueryCall<typeof listDeliveries>) {
    const seesAll = hasRole(actor, 'reception', 'staff', 'admin');
    if (!seesAll && !isId(actor.id)) return { items: [], next: null };
    if (input.after !== undefined && !isId(input.after)) {
      throw new DomainError('input.invalid', {}, [{ field: 'after', code: 'invalid', message: 'not a cursor of this list' }]);
    }
    const rows = await db.query<DeliveryRow>(sql`
      select ${deliveryColumns} from deliveries
      where true
        ${seesAll ? empty : sql`and person_id = ${actor.id}`}
        ${input.state === undefined ? empty : sql`and state = ${input.state}`}
        ${input.about === undefined ? empty : sql`and about = ${input.about}`}
        ${input.personId === undefined ? empty : sql`and person_id = ${input.personId}`}
        ${input.category === undefined ? empty : sql`and category = ${input.category}`}
        ${input.channel === undefined ? sql`and channel <> 'app'` : sql`and channel = ${input.channel}`}
        ${input.after === undefined ? empty : sql`and id < ${input.after}`}
      order by id desc limit ${input.limit + 1}`);
    return toPage(rows.map(toView), input.limit, ({ id }) => id);
  }
}
