import { approveSeries, seriesDecided, type ReplyOf } from '#contracts';
import { DomainError, type Actor, type Instant } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import type { Transaction } from '#persistence';
import { poolsInTheWayOfEach, takesFloor } from '../bookings/pools.js';
import { storeDecisions } from '../bookings/store-decisions.js';
import { approvalUnder, mustBeKnown, type Approval } from '../decisions/approvals.js';
import { approvalCircumstancesOf } from '../decisions/find-approval-rules.js';
import type { Refusal } from '../domain/refusal.js';
import { fittingOf, refusedOf, withRefusals } from './fitting.js';
import { lockFloor } from './lock-floor.js';
import { mustFit } from './must-fit.js';
import { obstaclesOfEach } from './obstacles-of-each.js';
import type { OccurrenceRow } from './series-row.js';
import { seriesToDecide } from './series-to-decide.js';
import { toPreview, toSeriesView, type Wanted } from './series-views.js';
import { updateSeries } from './store-series.js';
import { tellOccurrences } from './tell-occurrences.js';
import { asStored, tellSeries } from './tell-series.js';

@Answers(approveSeries)
export class ApproveSeries {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof approveSeries>): Promise<ReplyOf<typeof approveSeries>> {
    const { series, occurrences, waiting } = await seriesToDecide(tx, input.seriesId, input.version);
    if (waiting.some(({ spaceInUse }) => !spaceInUse)) throw new DomainError('space.not-found');
    await lockFloor(tx, waiting);
    const { found, approvals } = await approvable(tx, waiting, { actor, now });
    mustFit(found, input.mode);

    const decided = fittingOf(found).map(({ id }) => approvals.get(id)!);
    await mustBeKnown(tx, decided, actor);
    const stored = await storeDecisions(tx, decided, { by: actor.id, now });
    const standing = asStored(occurrences, stored);
    const changed = stored.map((booking, index) => ({ booking, change: decided[index]!.change }));
    const approved = changed.filter(({ change }) => change === 'approve');
    tellOccurrences(publish, changed.filter(({ change }) => change === 'approve-first'));
    const refused = refusedOf(found).map(toPreview);
    // Where all of it waits for another to approve too, there is nothing to tell of the series.
    if (approved.length === 0) return { ...toSeriesView(series, standing), refused };
    const after = await updateSeries(tx, series);
    tellSeries(publish, seriesDecided, { series: after, occurrences: standing, changed: approved });
    return { ...toSeriesView(after, standing), refused };
  }
}

interface Approvable {
  found: Wanted<OccurrenceRow>[];
  /** What approving makes of each that can be approved, by id. */
  approvals: ReadonlyMap<string, Approval<OccurrenceRow>>;
}

/**
 * What stands in the way of each: its own time, that this person has approved it already, and for those that hold no floor whatever
 * has taken it.
 */
async function approvable(
  tx: Transaction,
  waiting: readonly OccurrenceRow[],
  approving: { actor: Actor; now: Instant },
): Promise<Approvable> {
  const taking = waiting.filter((booking) => !takesFloor(booking));
  const [circumstances, obstacles, pools] = await Promise.all([
    approvalCircumstancesOf(tx, waiting.map(({ id }) => id)),
    obstaclesOfEach(tx, taking, approving),
    poolsInTheWayOfEach(tx, taking),
  ]);
  const approvals = new Map<string, Approval<OccurrenceRow>>();
  const wanted = waiting.map((booking): Wanted<OccurrenceRow> => {
    const outcome = refusedOr(() => approvalUnder(booking, circumstances.get(booking.id), approving));
    if ('after' in outcome) approvals.set(booking.id, outcome);
    return { recurrenceId: booking.recurrenceId, booking, refusals: 'after' in outcome ? [] : [outcome] };
  });
  return { found: withRefusals(wanted, [obstacles, pools]), approvals };
}

function refusedOr<T>(attempt: () => T): T | Refusal {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, params: error.params };
    throw error;
  }
}
