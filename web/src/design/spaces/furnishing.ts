import type { LayoutKind } from './kinds';

/** A room of 160 by 100 seen from above: where people sit or stand, and what stands between them. */
export interface Furnishing {
  people: [x: number, y: number][];
  tables: { x: number; y: number; width: number; height: number; round?: boolean }[];
  /** Where one speaks from. */
  front?: boolean;
}

const grid = (columns: number[], rows: number[]): [number, number][] => rows.flatMap((y) => columns.map((x): [number, number] => [x, y]));
const steps = (from: number, step: number, count: number): number[] => Array.from({ length: count }, (_, index) => from + index * step);

const drawn: Record<LayoutKind | 'talk', () => Furnishing> = {
  theatre: () => ({ people: grid([...steps(22, 12, 5), ...steps(90, 12, 5)], steps(34, 13, 5)), tables: [], front: true }),
  classroom: () => ({
    people: grid([...steps(26, 16, 3), ...steps(102, 16, 3)], steps(42, 19, 3)),
    tables: [18, 94].flatMap((x) => steps(30, 19, 3).map((y) => ({ x, y, width: 48, height: 6 }))),
    front: true,
  }),
  board: () => ({
    people: [...grid(steps(44, 18, 5), [30, 70]), [26, 50], [134, 50]],
    tables: [{ x: 36, y: 38, width: 88, height: 24 }],
  }),
  'u-shape': () => ({
    people: [...grid(steps(40, 18, 5), [18, 82]), ...grid([128], [36, 50, 64])],
    tables: [{ x: 32, y: 26, width: 88, height: 9 }, { x: 32, y: 65, width: 88, height: 9 }, { x: 111, y: 35, width: 9, height: 30 }],
    front: true,
  }),
  banquet: () => ({
    people: [[40, 32], [80, 32], [120, 32], [40, 70], [80, 70], [120, 70]].flatMap(([x, y]) => around(x!, y!, 14, 6)),
    tables: [[40, 32], [80, 32], [120, 32], [40, 70], [80, 70], [120, 70]].map(([x, y]) => ({ x: x! - 8, y: y! - 8, width: 16, height: 16, round: true })),
  }),
  standing: () => ({
    people: [[34, 26], [42, 30], [80, 22], [88, 28], [122, 34], [30, 68], [60, 56], [66, 64], [58, 70], [104, 60], [112, 66], [128, 78], [84, 82]],
    tables: [{ x: 46, y: 38, width: 9, height: 9, round: true }, { x: 94, y: 40, width: 9, height: 9, round: true }, { x: 76, y: 66, width: 9, height: 9, round: true }],
  }),
  talk: () => ({ people: around(80, 50, 27, 4), tables: [{ x: 62, y: 32, width: 36, height: 36, round: true }] }),
};

const around = (x: number, y: number, away: number, count: number): [number, number][] =>
  steps(0, (2 * Math.PI) / count, count).map((angle) => [x + away * Math.cos(angle), y + away * Math.sin(angle)]);

/** @param kind null where a space has no layouts: somewhere to sit and talk */
export const furnishingOf = (kind: LayoutKind | null): Furnishing => drawn[kind ?? 'talk']();
