import { Temporal } from 'temporal-polyfill';
import { showOpening, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { openingDays } from '../domain/opening-hours.js';
import { findCalendars } from './calendars.js';
import { openingDayView } from './opening-day-view.js';

const mostDays = 92;

@Answers(showOpening)
export class ShowOpening {
  async execute({ input, db }: QueryCall<typeof showOpening>): Promise<ReplyOf<typeof showOpening>> {
    const from = Temporal.PlainDate.from(input.from);
    const to = Temporal.PlainDate.from(input.to);
    const days = from.until(to, { largestUnit: 'days' }).days + 1;
    if (days < 1) throw refusal('input.end-before-start', 'must not be before the first day');
    if (days > mostDays) throw refusal('input.invalid', `at most ${mostDays} days`);

    const [calendar] = await findCalendars(db, input.siteId, { from, to });
    if (!calendar) throw new DomainError('site.not-found');
    return { timeZone: calendar.timeZone, days: openingDays(calendar, from, to).map(openingDayView) };
  }
}

const refusal = (code: 'input.end-before-start' | 'input.invalid', message: string) =>
  new DomainError(code, {}, [{ field: 'to', code: 'out-of-range', message }]);
