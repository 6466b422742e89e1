import { DomainError, type ErrorCode, type ErrorParameter } from '#kernel';

/** A rule in the way, with the facts behind it. */
export interface Refusal {
  code: ErrorCode;
  params: Record<string, ErrorParameter>;
}

/** Says no, if there is any reason to: with the first, and in `also` whatever else would have to change. */
export function mustHaveNone([first, ...others]: readonly Refusal[]): void {
  if (!first) return;
  const also = others.map(({ code, params }): ErrorParameter => ({ code, ...params }));
  throw new DomainError(first.code, also.length > 0 ? { ...first.params, also } : first.params);
}
