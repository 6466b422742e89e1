import { DomainError, type FieldError } from '#kernel';
import type { Hours, Season, WeeklyHours } from './opening-hours.js';

/** Times of day of this form sort as text. */
export const isForwards = ({ opens, closes }: Hours): boolean => opens < closes;

/** Everything that is wrong with a week, `field` being what it is called. */
export const wrongWeek = (week: readonly WeeklyHours[], field: string): FieldError[] =>
  week.flatMap((hours, index) => {
    const wrong: FieldError[] = [];
    if (!isForwards(hours))
      wrong.push({ field: `${field}.${index}.closes`, code: 'end-before-start', message: 'must be after it opens' });
    if (week.findIndex(({ weekday }) => weekday === hours.weekday) < index) {
      wrong.push({ field: `${field}.${index}.weekday`, code: 'twice', message: 'a weekday can be named once' });
    }
    return wrong;
  });

interface SaidHours {
  weeklyHours: readonly WeeklyHours[] | null;
  seasons: readonly Season[];
  dayBeforeHolidayCloses: string | null;
}

/** Says no with everything that is wrong with the hours as somebody has said them for a site or a space. */
export function mustBeWellSaid(said: SaidHours, isOfSpace: boolean, prefix = ''): void {
  const wrongDays = [...wrongWeek(said.weeklyHours ?? [], 'weeklyHours'), ...wrongSeasons(said.seasons)];
  const wrong = [...wrongPlace(said, isOfSpace), ...wrongDays];
  if (wrong.length === 0) return;
  throw new DomainError('input.invalid', {}, wrong.map((error) => ({ ...error, field: prefix + error.field })));
}

function* wrongPlace({ weeklyHours, dayBeforeHolidayCloses }: SaidHours, isOfSpace: boolean): Generator<FieldError> {
  if (!isOfSpace && weeklyHours === null) yield { field: 'weeklyHours', code: 'required', message: 'a site has a week' };
  if (isOfSpace && dayBeforeHolidayCloses !== null) {
    yield { field: 'dayBeforeHolidayCloses', code: 'of-site', message: 'the day before a public holiday is the site’s to shorten' };
  }
}

const wrongSeasons = (seasons: readonly Season[]): FieldError[] =>
  seasons.flatMap((season, index) => {
    const field = `seasons.${index}`;
    const wrong = wrongWeek(season.weeklyHours, `${field}.weeklyHours`);
    if (season.lastDay < season.firstDay)
      wrong.push({ field: `${field}.lastDay`, code: 'end-before-start', message: 'must not be before the first day' });
    if (seasons.some((other, earlier) => earlier < index && overlap(season, other)))
      wrong.push({ field: `${field}.firstDay`, code: 'overlaps', message: 'overlaps another season' });
    return wrong;
  });

// Dates of this form sort as text.
const overlap = (one: Season, other: Season): boolean => one.firstDay <= other.lastDay && other.firstDay <= one.lastDay;
