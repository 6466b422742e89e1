import type { StatisticsView } from '#contracts';
import type { ClockTally, Period, Tally } from '../domain/clock-times.js';
import { quantile, type Counted } from '../domain/quantiles.js';
import type { CountedRequests, Missed } from './count-requests.js';
import type { CountedUse } from './count-use.js';
import type { PlaceSpace } from './place-spaces.js';

const hoursOf = (seconds: number): number => Math.round(seconds / 36) / 100;
const rateOf = (part: number, all: number): number | null => (all === 0 ? null : Math.round((part / all) * 10_000) / 10_000);

const used = (bookings: number, people: number, seconds: number) => ({ bookings, people, hoursBooked: hoursOf(seconds) });
const openUse = (use: Tally, open: number) => ({
  ...used(use.count, use.people, use.seconds), hoursOpen: hoursOf(open), utilisation: rateOf(use.seconds, open),
});

interface Clocks {
  use: ClockTally;
  open: ClockTally;
}

export const byHour = ({ use, open }: Clocks): StatisticsView['byHour'] =>
  use.hours.map((tally, hour) => ({ hour, ...openUse(tally, open.hours[hour]!.seconds) }));

export const byWeekday = ({ use, open }: Clocks, { from }: Period): StatisticsView['byWeekday'] => {
  const weekdayOf = (index: number) => ((from.dayOfWeek - 1 + index) % 7) + 1;
  const [uses, opens] = [sumBy(use.days, weekdayOf), sumBy(open.days, weekdayOf)];
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...openUse(uses.get(weekday) ?? nothing, opens.get(weekday)?.seconds ?? 0) }));
};

export const byWeekHour = ({ use, open }: Clocks): StatisticsView['byWeekHour'] =>
  use.weekHours.map((tally, index) => ({ weekday: Math.floor(index / 24) + 1, hour: index % 24, ...openUse(tally, open.weekHours[index]!.seconds) }));

export const byMonth = ({ use, open }: Clocks, { from, days }: Period): StatisticsView['byMonth'] => {
  const months = Array.from({ length: days }, (_, index) => from.add({ days: index }).toPlainYearMonth().toString());
  const opens = sumBy(open.days, (index) => months[index]!);
  return [...sumBy(use.days, (index) => months[index]!)].map(([month, tally]) => ({ month, ...openUse(tally, opens.get(month)!.seconds) }));
};

const nothing: Tally = { count: 0, people: 0, seconds: 0 };

const add = (one: Tally, other: Tally): Tally => ({
  count: one.count + other.count, people: one.people + other.people, seconds: one.seconds + other.seconds,
});

function sumBy<K>(tallies: readonly Tally[], keyOf: (index: number) => K): Map<K, Tally> {
  const sums = new Map<K, Tally>();
  tallies.forEach((tally, index) => sums.set(keyOf(index), add(sums.get(keyOf(index)) ?? nothing, tally)));
  return sums;
}

/** Those that the house has, and others that were used all the same. */
export function bySpace(
  spaces: readonly PlaceSpace[], use: CountedUse, openSeconds: ReadonlyMap<string, number>, missed: readonly Missed[],
): StatisticsView['bySpace'] {
  const uses = new Map(use.spaces.map(([id, count, people, seconds]) => [id, { count, people, seconds }]));
  return spaces.flatMap(({ id, name, inUse }) => {
    const { noShows = 0, cancelledLate = 0 } = missed.find(({ spaceId }) => spaceId === id) ?? {};
    if (!inUse && !uses.has(id) && noShows + cancelledLate === 0) return [];
    return [{ spaceId: id, name, ...openUse(uses.get(id) ?? nothing, openSeconds.get(id)!), noShows, cancelledLate }];
  });
}

export function totalOf(use: CountedUse, openSeconds: ReadonlyMap<string, number>, missed: readonly Missed[]): StatisticsView['total'] {
  const all = use.spaces.map(([, count, people, seconds]) => ({ count, people, seconds })).reduce(add, nothing);
  const noShows = missed.reduce((sum, one) => sum + one.noShows, 0);
  return {
    ...openUse(all, [...openSeconds.values()].reduce((sum, seconds) => sum + seconds, 0)),
    noShows,
    cancelledLate: missed.reduce((sum, one) => sum + one.cancelledLate, 0),
    noShowRate: rateOf(noShows, all.count + noShows),
  };
}

type Share = StatisticsView['byOrganisation'][number];

const isPrivate = ([id, , kind]: CountedUse['organisations'][number]): boolean => id === null || kind === 'sole-trader';

/** Nobody is named who is a person. */
export function byOrganisation({ organisations }: CountedUse, named: number): Share[] {
  const legal = organisations.filter((row) => !isPrivate(row)).toSorted((one, other) => other[5] - one[5] || (one[0]! < other[0]! ? -1 : 1));
  return [
    ...legal.slice(0, named).map(([organisationId, name, , ...counts]) => ({ kind: 'organisation' as const, organisationId, name, ...used(...counts) })),
    ...together('rest', legal.slice(named)),
    ...together('private', organisations.filter(isPrivate)),
  ];
}

function together(kind: 'rest' | 'private', rows: CountedUse['organisations']): Share[] {
  if (rows.length === 0) return [];
  const sum = (index: 3 | 4 | 5) => rows.reduce((all, row) => all + row[index], 0);
  return [{ kind, organisationId: null, name: null, ...used(sum(3), sum(4), sum(5)) }];
}

export function requestsOf(
  { states, decisionMinutes, leadHours }: CountedRequests,
): Pick<StatisticsView, 'requests' | 'leadHours' | 'decisionMinutes'> {
  const count = (is: (state: string, isAtOnce: boolean) => boolean) =>
    states.filter(([state, isAtOnce]) => is(state, isAtOnce)).reduce((sum, [, , cases]) => sum + cases, 0);
  return {
    requests: {
      received: count(() => true),
      waiting: count((state) => state === 'requested'),
      approved: count((state) => state === 'approved'),
      declined: count((state) => state === 'declined'),
      withdrawn: count((state) => state === 'withdrawn'),
      cancelled: count((state) => state === 'cancelled'),
      givenAtOnce: count((_, isAtOnce) => isAtOnce),
    },
    leadHours: quantilesOf(leadHours),
    decisionMinutes: quantilesOf(decisionMinutes),
  };
}

function quantilesOf(counted: readonly Counted[]): { median: number; p90: number } | null {
  const [median, p90] = [quantile(counted, 0.5), quantile(counted, 0.9)];
  return median === undefined || p90 === undefined ? null : { median, p90 };
}
