import { DomainError, type FieldError } from '#kernel';
import { wrongWeek } from './hours-rules.js';
import type { WeeklyHours } from './opening-hours.js';
import { knowsHolidaysOf } from './public-holidays.js';
import { wrongSpace, type SpaceDefinition } from './space-definition.js';

interface Named {
  slug: string;
}

interface SiteDefinition {
  timeZone: string;
  country: string;
  weeklyHours: readonly WeeklyHours[];
  floors?: readonly Named[] | undefined;
  spaces: readonly SpaceDefinition[];
  pools?: readonly Named[] | undefined;
  services?: readonly Named[] | undefined;
}

/** Says no with everything that is wrong with a site as somebody has defined it. */
export function mustBeWellDefined(site: SiteDefinition): void {
  const { floors = [], spaces, pools = [], services = [] } = site;
  const wrong = [
    ...wrongPlace(site),
    ...wrongWeek(site.weeklyHours, 'weeklyHours'),
    ...namedTwice(floors, 'floors'),
    ...namedTwice(spaces, 'spaces'),
    ...namedTwice(pools, 'pools'),
    ...namedTwice(services, 'services'),
    ...spaces.flatMap((space, index) => wrongSpace(space, `spaces.${index}`, floors)),
    ...onTwoFloors(spaces),
  ];
  if (wrong.length > 0) throw new DomainError('input.invalid', {}, wrong);
}

function* wrongPlace({ timeZone, country }: SiteDefinition): Generator<FieldError> {
  if (!isTimeZone(timeZone)) yield { field: 'timeZone', code: 'unknown', message: 'not an IANA time zone' };
  if (!knowsHolidaysOf(country)) yield { field: 'country', code: 'unknown', message: 'a country whose holidays are not known' };
}

const namedTwice = (things: readonly Named[], field: string): FieldError[] =>
  things.flatMap(({ slug }, index) =>
    things.findIndex((other) => other.slug === slug) < index
      ? { field: `${field}.${index}.slug`, code: 'twice', message: 'another one is called so' }
      : [],
  );

// Several spaces may take a cell, and one of them is enough to say where it lies.
function onTwoFloors(spaces: readonly SpaceDefinition[]): FieldError[] {
  const floorOf = new Map<string, string>();
  return spaces.flatMap(({ cells = [] }, index) =>
    cells.flatMap((cell, place): FieldError[] => {
      if (typeof cell === 'string') return [];
      const floor = floorOf.get(cell.slug) ?? cell.floor;
      floorOf.set(cell.slug, floor);
      if (floor === cell.floor) return [];
      return [{ field: `spaces.${index}.cells.${place}.floor`, code: 'differs', message: 'a cell lies on one floor' }];
    }),
  );
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
