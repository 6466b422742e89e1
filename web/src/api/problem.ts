import type { components } from './schema.gen';

/** What could not be done, in the words of RFC 9457: from the house, or made here when it could not be reached. */
export type Problem = components['schemas']['Problem'];

/** @returns the problem that an answer tells of, or one that says as much as its status does */
export async function problemOf(response: Response): Promise<Problem> {
  const told: unknown = await response.clone().json().catch(() => undefined);
  if (isProblem(told)) return told;
  return { type: 'about:blank', title: response.statusText || String(response.status), detail: '', status: response.status, code: 'internal', traceId: response.headers.get('X-Trace-Id') ?? '' };
}

export const isProblem = (value: unknown): value is Problem => typeof value === 'object' && value !== null && 'code' in value && 'title' in value;

/** The house was not reached at all: no line, or nobody there. */
export const isUnreached = (error: unknown): boolean => error instanceof TypeError;

/** Trying again without a change can help. */
export const isPassing = (error: unknown): boolean => isUnreached(error) || (isProblem(error) && [502, 503, 504].includes(error.status));

export const hasCode = (error: unknown, code: string): boolean => isProblem(error) && error.code === code;

/** What is said of one field of a form, by its name in the request, as a sentence. */
export function fieldSays(error: unknown, field: string): string | undefined {
  const said = isProblem(error) ? error.errors?.find((each) => each.field === field)?.detail : undefined;
  return said && `${said.charAt(0).toUpperCase()}${said.slice(1)}${/[.!?]$/.test(said) ? '' : '.'}`;
}
