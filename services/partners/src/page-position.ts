import { DomainError, isId } from '#kernel';

/** The id after which a page begins: pages here are in an order that the last row's id is enough to find again. */
export function idAfter(after: string | undefined): string | undefined {
  if (after === undefined || isId(after)) return after;
  throw new DomainError('input.invalid', {}, [{ field: 'after', code: 'invalid', message: 'not the next of a page' }]);
}
