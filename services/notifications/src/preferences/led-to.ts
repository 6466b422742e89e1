import { DomainError } from '#kernel';

/** What a link leads to; one that is none of ours, or whose person has been erased, leads nowhere. */
export function ledTo<T>(found: T | null | undefined): T {
  if (found === null || found === undefined) throw new DomainError('link.invalid');
  return found;
}
