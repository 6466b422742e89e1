const codes = ['serverResponseCode', 'code', 'name'] as const;
const isCode = /^[\w-]{1,40}$/;

/** What is the matter with a mailbox, by a code alone: what a server says may name somebody, or quote what it was told. */
export function problemOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const told = codes.map((name) => (error as Partial<Record<(typeof codes)[number], unknown>>)[name]);
  return told.find((code): code is string => typeof code === 'string' && isCode.test(code)) ?? 'unknown';
}
