const soonMs = 24 * 3600 * 1000;

/** Less than a day is left. */
export const isSoon = (until: string, now = Date.now()): boolean => Date.parse(until) - now < soonMs;
