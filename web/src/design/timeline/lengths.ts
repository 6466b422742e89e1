const usual = [15, 30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 420, 480, 600, 720];

/** How long something may be, among what people usually want, with what it is now. */
export const lengths = (rules: { shortestMinutes: number; longestMinutes: number }, most: number, now: number): number[] =>
  [...new Set([...usual.filter((minutes) => minutes >= rules.shortestMinutes && minutes <= Math.min(rules.longestMinutes, most)), now])].toSorted((one, other) => one - other);
