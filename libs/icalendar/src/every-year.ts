import type { Temporal } from 'temporal-polyfill';
import { observed, type ClockChange } from './clock-change.js';
import type { Component } from './component.js';
import { ruleOf } from './rule.js';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

interface EveryYear {
  change: ClockChange;
  /** The n-th such weekday of its month; -1 is the last. */
  nth: number;
}

/**
 * The first two changes, one forward and one back, as such that come back every year on a certain weekday of a month.
 * @param changes all until `limit`, by the clocks of the place
 * @returns undefined where they do not come back so, each year until then
 */
export function observedEveryYear(changes: readonly ClockChange[], limit: Temporal.PlainDateTime): Component[] | undefined {
  const [one, other] = changes;
  if (!one || !other || one.isForward === other.isForward) return undefined;
  const rules = [one, other].map((own) => ruleFor(own, changes.filter(({ isForward }) => isForward === own.isForward), limit));
  return rules.every((rule) => rule !== undefined) ? rules.map(written) : undefined;
}

// In the fourth week of a month its day may be the last of its weekday, too.
const ruleFor = (change: ClockChange, changes: readonly ClockChange[], limit: Temporal.PlainDateTime): EveryYear | undefined =>
  [-1, Math.ceil(change.at.day / 7)].map((nth) => ({ change, nth })).find((rule) => isAsIt(changes, rule, limit));

const written = ({ change, nth }: EveryYear): Component =>
  observed(change, ruleOf(`FREQ=YEARLY;BYMONTH=${change.at.month};BYDAY=${nth}${weekdays[change.at.dayOfWeek - 1]}`));

function isAsIt(changes: readonly ClockChange[], rule: EveryYear, limit: Temporal.PlainDateTime): boolean {
  const { from, to } = rule.change;
  if (changes.some((change) => change.from !== from || change.to !== to)) return false;
  const ruled: string[] = [];
  for (let at = inYear(rule, rule.change.at.year); at < limit.toString(); at = inYear(rule, rule.change.at.year + ruled.length)) ruled.push(at);
  return ruled.join() === changes.map(({ at }) => at.toString()).join();
}

/** When the rule has clocks change in a year. */
function inYear({ change: { at }, nth }: EveryYear, year: number): string {
  const first = at.with({ year, day: 1 });
  const day = 1 + ((at.dayOfWeek - first.dayOfWeek + 7) % 7) + 7 * (nth - 1);
  const last = first.daysInMonth - ((first.dayOfWeek + first.daysInMonth - 1 - at.dayOfWeek + 7) % 7);
  return first.with({ day: nth < 0 ? last : day }).toString();
}
