import { DomainError } from '#kernel';
import type { Refusal } from '../domain/refusal.js';
import { mustHaveNone } from '../domain/refusal.js';

/** The same refusals, each saying which request, and which of the alternatives, it is about. */
export const about = (bookingId: string, refusals: readonly Refusal[], choice?: number): Refusal[] =>
  refusals.map(({ code, params }) => ({ code, params: { bookingId, ...(choice !== undefined && { choice }), ...params } }));

/** What this request is refused for, if it is. */
export async function refusedFor(bookingId: string, attempt: () => unknown): Promise<Refusal[]> {
  try {
    await attempt();
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return about(bookingId, [error]);
  }
}

/** Does it; where it is refused the refusal says about which request. */
export async function namingRow<T>(bookingId: string, attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof DomainError && error.params.bookingId === undefined) mustHaveNone(about(bookingId, [error]));
    throw error;
  }
}
