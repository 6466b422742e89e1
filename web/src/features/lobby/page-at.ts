const eachForMs = 15_000;

/** Which page of a list is shown at a time, each for a while in turn. */
export function pageAt(length: number, fit: number, now: number): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(length / fit));
  return { pages, page: Math.floor(now / eachForMs) % pages };
}
