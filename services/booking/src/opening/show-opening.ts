import { showOpening, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { openingDays } from '../domain/opening-hours.js';
import { dateRange } from './date-range.js';
import { calendarOf, findPlaceHours } from './house-hours.js';
import { openingDayView } from './opening-day-view.js';

@Answers(showOpening)
export class ShowOpening {
  async execute({ input, now, db }: QueryCall<typeof showOpening>): Promise<ReplyOf<typeof showOpening>> {
    const { from, to } = dateRange(input);
    const house = await findPlaceHours(db, input, now, from);
    return { timeZone: house.site.timeZone, days: openingDays(calendarOf(house, input), from, to).map(openingDayView) };
  }
}
