import { parseDate } from '@internationalized/date';

export const kinds = ['market-dialogue', 'training', 'climate-dialogue', 'conference', 'exhibition', 'inauguration', 'workshop'] as const;
export const times = ['today', 'week', 'month'] as const;

/** What of the programme is shown, as it stands in the address. */
export interface Filter {
  kind?: (typeof kinds)[number];
  topic?: string;
  when?: (typeof times)[number];
}

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined => all.find((each) => each === value);

/** @returns what an address says, without what it cannot mean */
export function filterOf({ kind, topic, when }: Record<string, unknown>): Filter {
  return {
    kind: oneOf(kinds, kind),
    topic: typeof topic === 'string' && topic.trim() !== '' ? topic.trim().slice(0, 40) : undefined,
    when: oneOf(times, when),
  };
}

export const isFiltered = ({ kind, topic, when }: Filter): boolean => Boolean(kind ?? topic ?? when);

const daysMore = { today: 0, week: 6, month: 29 };

/** @param today the calendar day at the house */
export function querySent({ kind, topic, when }: Filter, today: string) {
  return {
    ...(kind && { kind }),
    ...(topic && { topic }),
    ...(when && { to: parseDate(today).add({ days: daysMore[when] }).toString() }),
  };
}
