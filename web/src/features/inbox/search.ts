/** The tabs of the inbox; without one it is what waits for the house. */
export const tabs = ['waiting', 'late', 'mine', 'nobody', 'applicant', 'all'] as const;
export type Tab = (typeof tabs)[number];

export const sorts = ['due', 'received', 'start', 'priority'] as const;

/** What of the inbox is shown, as it stands in the address. */
export interface InboxSearch {
  show?: Exclude<Tab, 'waiting'>;
  text?: string;
  site?: string;
  space?: string;
  from?: string;
  to?: string;
  sort?: Exclude<(typeof sorts)[number], 'due'>;
}

const aDay = /^\d{4}-\d\d-\d\d$/;
const isOneOf = <T extends string>(all: readonly T[], value: unknown): value is T => all.includes(value as T);
const words = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 120) || undefined : undefined);
const day = (value: unknown) => (typeof value === 'string' && aDay.test(value) ? value : undefined);

/** What an address says, with what it can't mean left out. */
export function readSearch(given: Record<string, unknown>): InboxSearch {
  const read: InboxSearch = {
    show: isOneOf(tabs, given.show) && given.show !== 'waiting' ? given.show : undefined,
    text: words(given.text),
    site: words(given.site),
    space: words(given.space),
    from: day(given.from),
    to: day(given.to),
    sort: isOneOf(sorts, given.sort) && given.sort !== 'due' ? given.sort : undefined,
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

interface Counts {
  all: number;
  mine: number;
  unassigned: number;
  late: number;
  waitingForApplicant: number;
}

export const countOf = (tab: Tab, counts: Counts): number =>
  ({
    waiting: counts.all - counts.waitingForApplicant,
    late: counts.late,
    mine: counts.mine,
    nobody: counts.unassigned,
    applicant: counts.waitingForApplicant,
    all: counts.all,
  })[tab];
