/** What the address of a space holds besides its name: from which day free times are shown, and what has been picked of them. */
export interface SpaceSearch {
  from?: string;
  start?: string;
  length?: number;
  people?: number;
}

const whole = (value: unknown, most: number): number | undefined => (Number.isInteger(value) && (value as number) > 0 && (value as number) <= most ? (value as number) : undefined);
const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value);

/** Reads an address. What makes no sense in it is left out. */
export const readSearch = ({ from, start, length, people }: Record<string, unknown>): SpaceSearch => ({
  from: isDay(from) ? from : undefined,
  start: typeof start === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(start) ? start : undefined,
  length: whole(length, 20_160),
  people: whole(people, 10_000),
});
