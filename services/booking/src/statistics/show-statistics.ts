import { showStatistics, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { Period } from '../domain/clock-times.js';
import { dateRange } from '../opening/date-range.js';
import { findHouseHours } from '../opening/house-hours.js';
import { countMissed, countRequests } from './count-requests.js';
import { countUse, takenOf } from './count-use.js';
import { openTime } from './open-time.js';
import { findPlaceSpaces } from './place-spaces.js';
import { byHour, byMonth, byOrganisation, bySpace, byWeekday, byWeekHour, requestsOf, totalOf } from './statistics-view.js';

const threeYears = 3 * 366;

@Answers(showStatistics)
export class ShowStatistics {
  async execute({ input, now, db }: QueryCall<typeof showStatistics>): Promise<ReplyOf<typeof showStatistics>> {
    const { from, to } = dateRange(input, threeYears);
    const [house, spaces] = await Promise.all([findHouseHours(db, input, now, from), findPlaceSpaces(db, input)]);
    const period = new Period(from, to, house.site.timeZone);
    const ids = spaces.map(({ id }) => id);
    // None need wait for another, nor what is worked out here for any of them.
    const counting = Promise.all([countUse(db, input, ids, period), countRequests(db, input, period), countMissed(db, ids, period)]);
    const open = openTime(house, spaces, period);
    const openClock = period.tally(open.windows);
    const [use, requests, missed] = await counting;
    const clocks = { use: period.tally(takenOf(use)), open: openClock };
    return {
      siteId: input.siteId, spaceId: input.spaceId ?? null, timeZone: period.timeZone, from: input.from, to: input.to,
      total: totalOf(use, open.bySpace, missed),
      bySpace: bySpace(spaces, use, open.bySpace, missed),
      byHour: byHour(clocks),
      byWeekday: byWeekday(clocks, period),
      byWeekHour: byWeekHour(clocks),
      byMonth: byMonth(clocks, period),
      byOrganisation: byOrganisation(use, input.organisations),
      ...requestsOf(requests),
    };
  }
}
