import { endOfMonth, parseDate, startOfYear } from '@internationalized/date';

export const periods = ['this-year', 'last-year', 'month', 'free'] as const;
export type Span = (typeof periods)[number];

/** What the address holds. Without anything it is this year until today, of the first site. */
export interface StatisticsSearch {
  /** By their short names. */
  site?: string;
  space?: string;
  period?: Span;
  /** With `month`: as in 2026-11. */
  month?: string;
  /** With `free`: both days included. */
  from?: string;
  to?: string;
}

export interface Range {
  from: string;
  to: string;
}

/** Reads an address. What makes no sense in it is left out. */
export const readSearch = (given: Record<string, unknown>): StatisticsSearch => ({
  site: slug(given['site']),
  space: slug(given['space']),
  period: periods.find((one) => one === given['period']),
  month: day(`${String(given['month'])}-01`)?.slice(0, 7),
  from: day(given['from']),
  to: day(given['to']),
});

const slug = (value: unknown): string | undefined => (typeof value === 'string' && /^[a-z0-9-]{1,60}$/.test(value) ? value : undefined);

function day(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^[12]\d{3}-\d\d-\d\d$/.test(value)) return undefined;
  const date = new Date(`${value}T00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value ? undefined : value;
}

/** @returns the days that are counted, both included. What is yet to come of this year is left out: no hours are open there in vain. */
export function rangeOf({ period = 'this-year', month, from, to }: StatisticsSearch, today: string): Range {
  const now = parseDate(today);
  if (period === 'this-year') return { from: startOfYear(now).toString(), to: today };
  if (period === 'last-year') return { from: `${now.year - 1}-01-01`, to: `${now.year - 1}-12-31` };
  if (period === 'month') {
    const first = `${month ?? today.slice(0, 7)}-01`;
    return { from: first, to: endOfMonth(parseDate(first)).toString() };
  }
  return { from: from ?? startOfYear(now).toString(), to: to ?? today };
}

export const monthsLater = (month: string, months: number): string => parseDate(`${month}-01`).add({ months }).toString().slice(0, 7);

const mostDays = 3 * 366;

/** @returns what keeps these days from being counted */
export function wrongWith({ from, to }: Range): 'order' | 'tooLong' | undefined {
  if (from > to) return 'order';
  return parseDate(from).add({ days: mostDays }).toString() <= to ? 'tooLong' : undefined;
}
