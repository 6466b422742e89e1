import { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';

const aQuarter = 92;

/** The days that somebody asks for, both included. */
export function dateRange({ from, to }: { from: string; to: string }, mostDays = aQuarter): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  const range = { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) };
  const days = range.from.until(range.to, { largestUnit: 'days' }).days + 1;
  if (days < 1) throw refusal('input.end-before-start', 'must not be before the first day');
  if (days > mostDays) throw refusal('input.invalid', `at most ${mostDays} days`);
  return range;
}

const refusal = (code: 'input.end-before-start' | 'input.invalid', message: string) =>
  new DomainError(code, {}, [{ field: 'to', code: 'out-of-range', message }]);
