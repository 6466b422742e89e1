import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';
import type { Interval } from './interval.js';
import { readRule, untilOf, type RuleParts } from './recurrence-rule.js';
import type { Refusal } from './refusal.js';

export const mostOccurrences = 400;
/** Nobody plans further, and it bounds what a rule can make us count. */
const furthest = { years: 10 };
/** More than clocks skip in that time: no place has changed them forward more than twice a year. */
const mostSkipped = 50;

/** What recurs, by the clocks of a place. */
export interface Recurrence {
  rrule: string;
  /** The first occurrence, which the rule must yield. */
  starts: Temporal.PlainDateTime;
  /** By the clocks: what is from 22 to 6 is so also in the night when the clocks change. */
  minutes: number;
  timeZone: string;
  /** Occurrences that are left out: dates, or local times, as they were written. */
  exdates: readonly string[];
}

/** One occurrence; its id is when it begins by the clocks, as the rule has it (RFC 5545, RECURRENCE-ID). */
export type Occurrence =
  | ({ recurrenceId: string; isPossible: true } & Interval)
  | { recurrenceId: string; isPossible: false; refusals: Refusal[] };

/**
 * Every occurrence, in order. One that begins or ends in the hour that the clocks skip is not possible, and is not counted as one
 * of COUNT; in the hour that comes twice the first is meant. What EXDATE leaves out is counted (RFC 5545, 3.3.10 and 3.8.5.1).
 * @throws DomainError `series.too-many`, or `input.invalid` with what is wrong with the rule
 */
export function occurrencesOf(recurrence: Recurrence): Occurrence[] {
  const rule = readRule(recurrence.rrule);
  mustBeBounded(rule, recurrence.exdates.length);
  const dates = calendarOf(rule, recurrence).all().map((date) => date.toPlainDateTime());
  mustBeginAsTheRuleSays(dates[0], recurrence.starts);
  const isExcluded = exclusionOf(recurrence.exdates);
  const kept = dates.filter((local) => !isExcluded(idOf(local)));
  if (!rule.has('COUNT') && kept.length > mostOccurrences) throw tooMany(kept.length);
  const all = counted(rule, dates, recurrence);
  mustEndInTime(rule, all, recurrence);
  const occurrences = all.filter(({ recurrenceId }) => !isExcluded(recurrenceId));
  if (occurrences.length > mostOccurrences) throw tooMany(occurrences.length);
  if (occurrences.length === 0) throw wrong('exdates', 'nothing-left', 'leaves nothing of the series');
  return occurrences;
}

/** When something of so many minutes is that begins at `local`, or why it cannot be. */
export function occurrenceAt(local: Temporal.PlainDateTime, minutes: number, timeZone: string, recurrenceId = idOf(local)): Occurrence {
  const times = [local, local.add({ minutes })].map((time) => ({ time, first: time.toZonedDateTime(timeZone, { disambiguation: 'earlier' }) }));
  const skipped = times.find(({ time, first }) => !first.toPlainDateTime().equals(time));
  if (skipped) return { recurrenceId, isPossible: false, refusals: [doesNotExist(skipped.time, timeZone)] };
  const [start, end] = times.map(({ first }) => first.toInstant()) as [Temporal.Instant, Temporal.Instant];
  return { recurrenceId, isPossible: true, start, end };
}

export const idOf = (local: Temporal.PlainDateTime): string => local.toString({ smallestUnit: 'second' });

function counted(rule: RuleParts, dates: readonly Temporal.PlainDateTime[], { minutes, timeZone }: Recurrence): Occurrence[] {
  const count = Number(rule.get('COUNT') ?? Infinity);
  const occurrences: Occurrence[] = [];
  let possible = 0;
  for (const local of dates) {
    if (possible === count) break;
    const occurrence = occurrenceAt(local, minutes, timeZone);
    occurrences.push(occurrence);
    if (occurrence.isPossible) possible++;
  }
  return occurrences;
}

/** What the rule yields within the limit, by clocks that never change: what ours make of it comes after, and may leave some out. */
function calendarOf(rule: RuleParts, { starts, timeZone }: Recurrence): RRuleTemporal {
  const limit = starts.add(furthest);
  const until = untilOf(rule, timeZone) ?? limit;
  const last = Temporal.PlainDateTime.compare(until, limit) < 0 ? until : limit;
  const pattern = [...rule].filter(([name]) => name !== 'COUNT' && name !== 'UNTIL').map(([name, value]) => `${name}=${value}`);
  return new RRuleTemporal({
    rruleString: pattern.join(';'),
    ...(rule.has('COUNT') ? { count: Number(rule.get('COUNT')) + mostSkipped } : {}),
    dtstart: starts.toZonedDateTime('UTC'),
    until: last.toZonedDateTime('UTC'),
    temporal: Temporal,
    cache: false,
  });
}

function mustBeBounded(rule: RuleParts, excluded: number): void {
  if (!rule.has('COUNT') && !rule.has('UNTIL')) throw tooMany(null);
  const count = Number(rule.get('COUNT') ?? 0);
  if (count > mostOccurrences + excluded) throw tooMany(count);
}

function mustBeginAsTheRuleSays(first: Temporal.PlainDateTime | undefined, starts: Temporal.PlainDateTime): void {
  if (!first?.equals(starts)) throw wrong('start', 'not-in-rule', 'the rule does not yield the first occurrence');
}

function mustEndInTime(rule: RuleParts, all: readonly Occurrence[], { starts, timeZone }: Recurrence): void {
  const until = untilOf(rule, timeZone);
  const isLate = until && Temporal.PlainDateTime.compare(until, starts.add(furthest)) > 0;
  const isShort = all.filter(({ isPossible }) => isPossible).length < Number(rule.get('COUNT') ?? 0);
  if (isLate || isShort) throw wrong('rrule', 'lasts-too-long', `a series lasts at most ${furthest.years} years`);
}

function exclusionOf(exdates: readonly string[]): (recurrenceId: string) => boolean {
  const excluded = new Set(exdates.map((exdate) => (exdate.includes('T') ? idOf(Temporal.PlainDateTime.from(exdate)) : exdate)));
  return (recurrenceId) => excluded.has(recurrenceId) || excluded.has(recurrenceId.slice(0, 10));
}

const tooMany = (occurrences: number | null) => new DomainError('series.too-many', { most: mostOccurrences, occurrences });

const wrong = (field: string, code: string, message: string) => new DomainError('input.invalid', {}, [{ field, code, message }]);

function doesNotExist(time: Temporal.PlainDateTime, timeZone: string): Refusal {
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    time.toZonedDateTime(timeZone, { disambiguation }).toString({ timeZoneName: 'never', smallestUnit: 'second' }),
  ) as [string, string];
  return { code: 'input.time-does-not-exist', params: { time: idOf(time), timeZone, earlier, later } };
}
