const aMinute = 60_000;
const length = 30 * aMinute;
const step = 5 * aMinute;

/** @returns half an hour from the next full five minutes, or as much of it as is free; nothing where that is not worth it */
export function halfHourFrom(now: number, until: number): { start: number; end: number } | undefined {
  const start = Math.ceil(now / step) * step;
  const end = Math.min(start + length, until);
  return end - start >= length / 2 ? { start, end } : undefined;
}
