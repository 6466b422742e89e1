import { DomainError, isId } from '#kernel';
import { empty, sql, type Sql } from '#persistence';

/** Only what comes after the visit that ended the page before, in an order that ends in `visit.id`; visits are never deleted. */
export function following(after: string | undefined, order: Sql, from: Sql): Sql {
  if (after === undefined) return empty;
  if (isId(after)) return sql`and (${order}) > (select ${order} ${from} where visit.id = ${after})`;
  throw new DomainError('input.invalid', {}, [{ field: 'after', code: 'invalid', message: 'not the next of a page' }]);
}
