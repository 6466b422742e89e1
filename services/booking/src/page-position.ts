import { DomainError, isId } from '#kernel';

/** The id after which the page begins. @throws DomainError where `after` is not the `next` of a page */
export function idAfter(after: string | undefined): string | undefined {
  if (after === undefined || isId(after)) return after;
  throw new DomainError('input.invalid', {}, [{ field: 'after', code: 'invalid', message: 'not the next of a page' }]);
}
