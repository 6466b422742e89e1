import { accessibilityKinds, equipmentKinds, layoutKinds, type LayoutKind } from '@/design/spaces/kinds';

export const parts = ['day', 'morning', 'afternoon', 'evening', 'between'] as const;
export type Part = (typeof parts)[number];

/** What the address holds: the wish, and what has been picked of the answer. */
export interface FindSearch {
  people?: number;
  day?: string;
  part?: Part;
  /** With `between`: times of day. */
  from?: string;
  to?: string;
  minutes?: number;
  /** By its short name; without it all. */
  site?: string;
  layout?: LayoutKind;
  /** Several with commas between. */
  equipment?: string;
  accessibility?: string;
  /** The space that has been picked by its short name, from when, for how many minutes. */
  space?: string;
  start?: string;
  length?: number;
  /** Why spaces are not offered is unfolded. */
  why?: true;
}

const number = (value: unknown, least: number, most: number): number | undefined => {
  const given = Number(value);
  return value !== undefined && value !== '' && Number.isInteger(given) && given >= least && given <= most ? given : undefined;
};
const matching = (value: unknown, pattern: RegExp): string | undefined => (typeof value === 'string' && pattern.test(value) ? value : undefined);
const oneOf = <T extends string>(value: unknown, all: readonly T[]): T | undefined => all.find((one) => one === value);
export const known = <T extends string>(value: unknown, all: readonly T[]): T[] => (typeof value === 'string' ? all.filter((one) => value.split(',').includes(one)) : []);
export const joined = (all: readonly string[]): string | undefined => all.join(',') || undefined;

const aDay = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const aTime = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const aSlug = /^[a-z0-9-]{1,60}$/;

/** Reads an address. What makes no sense in it is left out, rather than refused. */
export const readSearch = (given: Record<string, unknown>): FindSearch => ({
  people: number(given['people'], 1, 10_000),
  day: isDay(given['day']) ? given['day'] : undefined,
  part: oneOf(given['part'], parts),
  from: matching(given['from'], aTime),
  to: matching(given['to'], aTime),
  minutes: number(given['minutes'], 5, 20_160),
  site: matching(given['site'], aSlug),
  layout: oneOf(given['layout'], layoutKinds),
  equipment: joined(known(given['equipment'], equipmentKinds)),
  accessibility: joined(known(given['accessibility'], accessibilityKinds)),
  space: matching(given['space'], aSlug),
  start: matching(given['start'], /^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
  length: number(given['length'], 5, 20_160),
  why: given['why'] === true ? true : undefined,
});

const isDay = (value: unknown): value is string => matching(value, aDay) !== undefined && new Date(`${value as string}T00:00Z`).toISOString().startsWith(value as string);
