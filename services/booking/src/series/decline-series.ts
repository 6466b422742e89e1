import { declineSeries, seriesDecided, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { decide } from '../domain/booking-states.js';
import { whyGiven } from '../reasons/reason-row.js';
import { seriesToDecide } from './series-to-decide.js';
import { toSeriesView } from './series-views.js';
import { storeDecisions } from '../bookings/store-decisions.js';
import { updateSeries } from './store-series.js';
import { asStored, tellSeries } from './tell-series.js';

@Answers(declineSeries)
export class DeclineSeries {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof declineSeries>): Promise<ReplyOf<typeof declineSeries>> {
    const { series, occurrences, waiting } = await seriesToDecide(tx, input.seriesId, input.version);
    const why = await whyGiven(tx, { kind: 'decline', given: input, actor, applicantId: series.applicantId });
    const change = 'decline' as const;
    const decided = waiting.map((before) => ({ before, after: decide(before, { change, ...why }, now), change }));
    const declined = await storeDecisions(tx, decided, { by: actor.id, now });
    const stored = await updateSeries(tx, series);
    const standing = asStored(occurrences, declined);
    const changed = declined.map((booking) => ({ booking, change }));
    tellSeries(publish, seriesDecided, { series: stored, occurrences: standing, changed, why });
    return toSeriesView(stored, standing);
  }
}
