import { findFreeWindows, type InputOf, type ReplyOf } from '#contracts';
import { DomainError, instantOf, type Instant } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { openWithin } from '../domain/free-windows.js';
import { hoursOf, isBefore, mustEndAfterItStarts } from '../domain/interval.js';
import { datesAround, findCalendars, type SiteCalendar } from '../sites/calendars.js';
import { subtractTaken, type OpenWindow } from './subtract-taken.js';

const mostDays = 31;

@Answers(findFreeWindows)
export class FindFreeWindows {
  async execute({ input, now, db }: QueryCall<typeof findFreeWindows>): Promise<ReplyOf<typeof findFreeWindows>> {
    const calendars = await findCalendars(db, input.siteId ?? null, datesAround(input.from, input.to));
    if (input.siteId && calendars.length === 0) throw new DomainError('site.not-found');
    const open = calendars.flatMap((calendar) => openWindows(calendar, input, now));
    const free = open.length === 0 ? [] : await subtractTaken(db, open, input);
    return { windows: free.map((window) => ({ ...window, start: window.start.toString(), end: window.end.toString() })) };
  }
}

// The interval is each site's own: noon where the site is.
function openWindows(calendar: SiteCalendar, input: InputOf<typeof findFreeWindows>, now: Instant): OpenWindow[] {
  const wanted = {
    start: instantOf(input.from, calendar.timeZone, 'from'),
    end: instantOf(input.to, calendar.timeZone, 'to'),
  };
  mustEndAfterItStarts(wanted, 'to');
  // One of the days may have 25 hours.
  if (hoursOf(wanted) > mostDays * 24 + 1) {
    throw new DomainError('input.invalid', { days: mostDays }, [
      { field: 'to', code: 'too-far', message: `at most ${mostDays} days after from` },
    ]);
  }
  if (!isBefore(now, wanted.end)) return [];
  const start = isBefore(wanted.start, now) ? now : wanted.start;
  return openWithin(calendar, { ...wanted, start }).map((window) => ({ ...window, siteId: calendar.siteId }));
}
