import { isDeepStrictEqual } from 'node:util';
import { previewHours, type InputOf, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { changedHours } from '../domain/changed-hours.js';
import { isForwards, mustBeWellSaid } from '../domain/hours-rules.js';
import { openingDays } from '../domain/opening-hours.js';
import { toBookingsHit } from './bookings-hit.js';
import { dateRange } from './date-range.js';
import { calendarOf, daysWrittenOf, findHouseHours, type HouseHours } from './house-hours.js';
import { openingDayView } from './opening-day-view.js';
import { rewritingOf } from './rewriting.js';
import { findHits } from './write-windows.js';

type Input = InputOf<typeof previewHours>;

@Answers(previewHours)
export class PreviewHours {
  async execute({ input, now, db }: QueryCall<typeof previewHours>): Promise<ReplyOf<typeof previewHours>> {
    const { from, to } = dateRange(input);
    mustMakeSense(input);
    const before = await findHouseHours(db, input, now, from);
    const after = changed(before, input);
    const was = openingDays(calendarOf(before, input), from, to).map(openingDayView);
    const days = openingDays(calendarOf(after, input), from, to).map(openingDayView);
    const hits = await findHits(db, rewritingOf(after, input, daysWrittenOf(after.site, now)), now);
    return {
      timeZone: after.site.timeZone,
      days: days.map((day, index) => ({ ...day, was: isDeepStrictEqual(day, was[index]) ? null : was[index]! })),
      ...toBookingsHit(hits),
    };
  }
}

function changed({ site, spaces }: HouseHours, input: Input): HouseHours {
  if (!input.spaceId) return { site: changedHours(site, input), spaces };
  return { site, spaces: spaces.map((space) => ({ ...space, own: changedHours(space.own, input) })) };
}

function mustMakeSense({ hours, exceptions, spaceId }: Input): void {
  if (hours) mustBeWellSaid(hours, spaceId !== undefined, 'hours.');
  const wrong = exceptions.flatMap(({ hours }, index) =>
    hours && !isForwards(hours)
      ? { field: `exceptions.${index}.hours.closes`, code: 'end-before-start', message: 'must be after it opens' }
      : [],
  );
  if (wrong.length > 0) throw new DomainError('input.end-before-start', {}, wrong);
}
