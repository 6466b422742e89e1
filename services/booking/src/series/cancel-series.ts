import { cancelSeries, seriesCancelled, type ReplyOf } from '#contracts';
import { DomainError, type Actor, type Instant } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { decide, type Decision } from '../domain/booking-states.js';
import { inScope } from '../domain/series-scope.js';
import { anchorIn, seriesFrom } from './series-from.js';
import { lockOccurrences, type OccurrenceRow } from './series-row.js';
import { toSeriesView } from './series-views.js';
import { storeDecisions, type Decided } from './store-decisions.js';
import { updateSeries } from './store-series.js';
import { asStored, tellSeries } from './tell-series.js';

@Answers(cancelSeries)
export class CancelSeries {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof cancelSeries>): Promise<ReplyOf<typeof cancelSeries>> {
    const series = await seriesFrom(tx, input.bookingId, input.version, actor);
    const occurrences = await lockOccurrences(tx, series.id);
    const ending = inScope(occurrences, anchorIn(occurrences, input.bookingId, series), input.scope, now);
    if (ending.length === 0) throw new DomainError('series.nothing-to-change');
    const decided = ending.map((before) => ended(before, input.reason, actor, now));
    const gone = await storeDecisions(tx, decided, { by: actor.id, now });
    const stored = await updateSeries(tx, series);
    const standing = asStored(occurrences, gone);
    const changed = gone.map((booking, index) => ({ booking, change: decided[index]!.change }));
    tellSeries(publish, seriesCancelled, { series: stored, occurrences: standing, changed, reason: input.reason });
    return toSeriesView(stored, standing);
  }
}

/** What has been given is cancelled; what only waits the applicant takes back, and staff decline. */
function ended(before: OccurrenceRow, reason: string, actor: Actor, now: Instant): Decided {
  const untaken: Decision<OccurrenceRow> = before.applicantId === actor.id ? { change: 'withdraw' } : { change: 'decline', reason };
  const decision: Decision<OccurrenceRow> = before.state === 'approved' ? { change: 'cancel', reason } : untaken;
  return { before, after: decide(before, decision, now), change: decision.change };
}
