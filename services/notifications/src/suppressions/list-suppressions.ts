import { listSuppressions, toPage } from '#contracts';
import { DomainError, isId } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { empty, sql } from '#persistence';
import { suppressionColumns, toView, type SuppressionRow } from './suppression-row.js';

@Answers(listSuppressions)
export class ListSuppressions {
  async execute({ input, db }: QueryCall<typeof listSuppressions>) {
    if (input.after !== undefined && !isId(input.after)) {
      throw new DomainError('input.invalid', {}, [{ field: 'after', code: 'invalid', message: 'not a cursor of this list' }]);
    }
    const rows = await db.query<SuppressionRow>(sql`
      select ${suppressionColumns} from suppressed_addresses
      where lifted_at is null
        ${input.personId === undefined ? empty : sql`and person_id = ${input.personId}`}
        ${input.after === undefined ? empty : sql`and id < ${input.after}`}
      order by id desc limit ${input.limit + 1}`);
    return toPage(rows.map(toView), input.limit, ({ id }) => id);
  }
}
