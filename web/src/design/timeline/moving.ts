import type { Stretch } from './stretches';

/** Free times in rows, in order within each. */
export type Rows = readonly (readonly Stretch[])[];

export interface Place {
  row: number;
  index: number;
}

/**
 * Where a key leads from one free time: to the one before or after, in the row or beyond its end; to the row above or below
 * that has any, and there to what is nearest in time.
 */
export function moved(rows: Rows, { row, index }: Place, key: string): Place | undefined {
  const all = rows.flatMap((stretches, at) => stretches.map((_, place) => ({ row: at, index: place })));
  const here = all.findIndex((place) => place.row === row && place.index === index);
  if (here === -1) return undefined;
  switch (key) {
    case 'ArrowRight':
      return all[here + 1];
    case 'ArrowLeft':
      return all[here - 1];
    case 'Home':
      return all[0];
    case 'End':
      return all.at(-1);
    case 'ArrowDown':
      return inRow(rows, nextRow(rows, row, 1), rows[row]![index]!);
    case 'ArrowUp':
      return inRow(rows, nextRow(rows, row, -1), rows[row]![index]!);
    default:
      return undefined;
  }
}

function nextRow(rows: Rows, from: number, step: 1 | -1): number {
  let row = from + step;
  while (rows[row]?.length === 0) row += step;
  return row;
}

function inRow(rows: Rows, row: number, near: Stretch): Place | undefined {
  const away = (rows[row] ?? []).map(({ from, until }) => Math.max(0, from - near.from, near.from - until));
  return away.length === 0 ? undefined : { row, index: away.indexOf(Math.min(...away)) };
}
