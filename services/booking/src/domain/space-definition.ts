import type { FieldError } from '#kernel';
import { wrongRules, type SpaceRules } from './space-rules.js';
import type { Layout } from './wish.js';

/** A part of the floor that is never divided, and the floor that it lies on where that is said. */
export type Cell = string | { slug: string; floor: string };

export interface SpaceDefinition {
  slug: string;
  capacity?: number;
  cells?: readonly Cell[];
  layouts?: readonly Layout[] | undefined;
  rules?: SpaceRules | undefined;
}

export const slugOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.slug);

/** Everything that is wrong with a space of a site that has these floors, `field` being what the space is called. */
export const wrongSpace = (space: SpaceDefinition, field: string, floors: readonly { slug: string }[]): FieldError[] => [
  ...wrongCells(space, field, floors),
  ...wrongLayouts(space, field),
  ...(space.rules ? wrongRules(space.rules, `${field}.rules`) : []),
];

const wrongCells = ({ cells = [] }: SpaceDefinition, field: string, floors: readonly { slug: string }[]): FieldError[] =>
  cells.flatMap((cell, index) =>
    typeof cell === 'string' || floors.some(({ slug }) => slug === cell.floor)
      ? []
      : { field: `${field}.cells.${index}.floor`, code: 'unknown', message: 'not a floor of this site' },
  );

function wrongLayouts({ layouts = [], capacity = Infinity }: SpaceDefinition, field: string): FieldError[] {
  return layouts.flatMap((layout, index) => {
    const wrong: FieldError[] = [];
    if (layouts.findIndex(({ kind }) => kind === layout.kind) < index)
      wrong.push({ field: `${field}.layouts.${index}.kind`, code: 'twice', message: 'a space has a layout once' });
    if (layout.capacity > capacity)
      wrong.push({ field: `${field}.layouts.${index}.capacity`, code: 'above-capacity', message: 'the space holds no more than its capacity' });
    return wrong;
  });
}
