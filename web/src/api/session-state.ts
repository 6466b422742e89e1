let token: string | null = null;
const listeners = new Set<() => void>();

/** What changes are sent with, as the session was last told. */
export const csrfToken = (): string | null => token;

export function rememberCsrfToken(given: string | null): void {
  token = given;
}

/** An answer said that the session is over. */
export function sessionHasEnded(): void {
  for (const listener of listeners) listener();
}

export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
