import { DomainError, type FieldError } from '#kernel';
import { wrongWeek } from './hours-rules.js';
import type { WeeklyHours } from './opening-hours.js';
import { knowsHolidaysOf } from './public-holidays.js';

interface SiteDefinition {
  timeZone: string;
  country: string;
  weeklyHours: readonly WeeklyHours[];
  spaces: readonly { slug: string }[];
}

/** Says no with everything that is wrong with a site as somebody has defined it. */
export function mustBeWellDefined(site: SiteDefinition): void {
  const wrong = [...wrongPlace(site), ...wrongWeek(site.weeklyHours, 'weeklyHours'), ...wrongSpaces(site)];
  if (wrong.length > 0) throw new DomainError('input.invalid', {}, wrong);
}

function* wrongPlace({ timeZone, country }: SiteDefinition): Generator<FieldError> {
  if (!isTimeZone(timeZone)) yield { field: 'timeZone', code: 'unknown', message: 'not an IANA time zone' };
  if (!knowsHolidaysOf(country)) yield { field: 'country', code: 'unknown', message: 'a country whose holidays are not known' };
}

const wrongSpaces = ({ spaces }: SiteDefinition): FieldError[] =>
  spaces.flatMap(({ slug }, index) =>
    spaces.findIndex((other) => other.slug === slug) < index
      ? { field: `spaces.${index}.slug`, code: 'twice', message: 'another space is called so' }
      : [],
  );

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
