/** One line of the result. Rates are per second. */
export interface Row {
  name: string;
  rate: number;
  /** What the same would give without us. */
  floor: number | null;
  ratio: number | null;
  goal: string;
  met: boolean;
  /** What belongs to it besides: latencies in milliseconds, how the floor was made, and the like. */
  details?: Record<string, number | string>;
}

export interface Result {
  date: string;
  machine: Record<string, string>;
  settings: Record<string, string>;
  rows: Row[];
}

/** A rate against a floor measured in the same run; `goal` is the least part of it that will do. */
export const against = (name: string, rate: number, floor: number, goal: number, details?: Row['details']): Row => ({
  name, rate, floor, ratio: rate / floor, goal: `≥ ${Math.round(goal * 100)} %`, met: rate / floor >= goal, details,
});

const mostSlower = 1.3;

/** The same with a million bookings stored, against what it was with ten thousand. */
export const grown = (small: Row, large: Row): Row => ({
  name: `${large.name}: 1,000,000 stored against 10,000`,
  rate: large.rate,
  floor: small.rate,
  ratio: large.rate / small.rate,
  goal: `≥ ${Math.round(100 / mostSlower)} %`,
  met: large.rate * mostSlower >= small.rate,
  details: { 'p95 ms': large.details?.['p95 ms'] ?? '–', 'p95 ms before': small.details?.['p95 ms'] ?? '–' },
});

/** The result as Markdown: a table that shows misses as well, and what it was measured on. */
export function markdownOf({ date, machine, settings, rows }: Result): string {
  const lines = rows.map(({ name, rate, floor, ratio, goal, met, details = {} }) => [
    name, figure(rate), floor === null ? '–' : figure(floor), ratio === null ? '–' : `${(ratio * 100).toFixed(0)} %`, goal, met ? 'yes' : '**no**', listed(details),
  ]);
  return [
    `Measured on ${date}: ${listed(machine)}.`,
    '',
    '| what | rate | floor | ratio | goal | met | besides |',
    '|---|---:|---:|---:|---|---|---|',
    ...lines.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    `With ${listed(settings)}.`,
  ].join('\n');
}

const markers = ['<!-- bench -->', '<!-- /bench -->'] as const;

/** `text` with `table` between the two markers, instead of what was there. */
export function betweenMarkers(text: string, table: string): string {
  const [from, to] = markers.map((marker) => text.indexOf(marker)) as [number, number];
  if (from < 0 || to < from) throw new Error(`the markers ${markers.join(' and ')} are missing`);
  return `${text.slice(0, from + markers[0].length)}\n${table}\n${text.slice(to)}`;
}

const figure = (value: number) => (value < 10 ? String(Math.round(value * 10) / 10) : Math.round(value).toLocaleString('en-GB'));

const listed = (values: Record<string, number | string>) =>
  Object.entries(values).map(([name, value]) => `${name} ${typeof value === 'number' ? figure(value) : value}`).join(', ');
