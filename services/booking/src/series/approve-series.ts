import { approveSeries, seriesDecided, type ReplyOf } from '#contracts';
import { DomainError, type Actor, type Instant } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import type { Transaction } from '#persistence';
import { poolsInTheWayOfEach, takesFloor } from '../bookings/pools.js';
import { decide } from '../domain/booking-states.js';
import { isBefore } from '../domain/interval.js';
import type { Refusal } from '../domain/refusal.js';
import { fittingOf, refusedOf, withRefusals } from './fitting.js';
import { lockFloor } from './lock-floor.js';
import { mustFit } from './must-fit.js';
import { obstaclesOfEach } from './obstacles-of-each.js';
import type { OccurrenceRow } from './series-row.js';
import { seriesToDecide } from './series-to-decide.js';
import { toPreview, toSeriesView, type Wanted } from './series-views.js';
import { storeDecisions } from '../bookings/store-decisions.js';
import { updateSeries } from './store-series.js';
import { asStored, tellSeries } from './tell-series.js';

@Answers(approveSeries)
export class ApproveSeries {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof approveSeries>): Promise<ReplyOf<typeof approveSeries>> {
    const { series, occurrences, waiting } = await seriesToDecide(tx, input.seriesId, input.version);
    if (waiting.some(({ spaceInUse }) => !spaceInUse)) throw new DomainError('space.not-found');
    await lockFloor(tx, waiting);
    const found = await approvable(tx, waiting, { actor, now });
    mustFit(found, input.mode);

    const change = 'approve' as const;
    const decided = fittingOf(found).map((before) => ({ before, after: decide(before, { change }, now), change }));
    const approved = await storeDecisions(tx, decided, { by: actor.id, now });
    const stored = await updateSeries(tx, series);
    const standing = asStored(occurrences, approved);
    const changed = approved.map((booking) => ({ booking, change }));
    tellSeries(publish, seriesDecided, { series: stored, occurrences: standing, changed });
    return { ...toSeriesView(stored, standing), refused: refusedOf(found).map(toPreview) };
  }
}

/** What stands in the way of each: its own time, and for those that do not hold their floor already whatever has taken it. */
async function approvable(
  tx: Transaction,
  waiting: readonly OccurrenceRow[],
  { actor, now }: { actor: Actor; now: Instant },
): Promise<Wanted<OccurrenceRow>[]> {
  const wanted = waiting.map((booking): Wanted<OccurrenceRow> => ({ recurrenceId: booking.recurrenceId, booking, refusals: begun(booking, now) }));
  const taking = waiting.filter((booking) => !takesFloor(booking));
  const [obstacles, pools] = await Promise.all([obstaclesOfEach(tx, taking, { actor, now }), poolsInTheWayOfEach(tx, taking)]);
  return withRefusals(wanted, [obstacles, pools]);
}

const begun = ({ start }: OccurrenceRow, now: Instant): Refusal[] =>
  isBefore(start, now) ? [{ code: 'booking.in-the-past', params: { start: start.toString() } }] : [];
