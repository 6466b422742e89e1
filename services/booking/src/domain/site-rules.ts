import { DomainError, type FieldError } from '#kernel';
import type { Hours, WeeklyHours } from './opening-hours.js';
import { knowsHolidaysOf } from './public-holidays.js';

interface SiteDefinition {
  timeZone: string;
  country: string;
  weeklyHours: readonly WeeklyHours[];
  spaces: readonly { slug: string }[];
}

/** Says no with everything that is wrong with a site as somebody has defined it. */
export function mustBeWellDefined(site: SiteDefinition): void {
  const wrong = [...wrongPlace(site), ...site.weeklyHours.flatMap(wrongHours), ...wrongSpaces(site)];
  if (wrong.length > 0) throw new DomainError('input.invalid', {}, wrong);
}

function* wrongPlace({ timeZone, country }: SiteDefinition): Generator<FieldError> {
  if (!isTimeZone(timeZone)) yield { field: 'timeZone', code: 'unknown', message: 'not an IANA time zone' };
  if (!knowsHolidaysOf(country)) yield { field: 'country', code: 'unknown', message: 'a country whose holidays are not known' };
}

function wrongHours(hours: WeeklyHours, index: number, all: readonly WeeklyHours[]): FieldError[] {
  const wrong: FieldError[] = [];
  if (!isForwards(hours))
    wrong.push({ field: `weeklyHours.${index}.closes`, code: 'end-before-start', message: 'must be after it opens' });
  if (all.findIndex(({ weekday }) => weekday === hours.weekday) < index) {
    wrong.push({ field: `weeklyHours.${index}.weekday`, code: 'twice', message: 'a weekday can be named once' });
  }
  return wrong;
}

const wrongSpaces = ({ spaces }: SiteDefinition): FieldError[] =>
  spaces.flatMap(({ slug }, index) =>
    spaces.findIndex((other) => other.slug === slug) < index
      ? { field: `spaces.${index}.slug`, code: 'twice', message: 'another space is called so' }
      : [],
  );

/** Times of day of this form sort as text. */
export const isForwards = ({ opens, closes }: Hours): boolean => opens < closes;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
