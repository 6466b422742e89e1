import { cancelSeries, seriesCancelled, type InputOf, type ReplyOf } from '#contracts';
import { DomainError, type Actor, type Instant } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import type { Transaction } from '#persistence';
import { decide, type Decision, type Why } from '../domain/booking-states.js';
import { inScope } from '../domain/series-scope.js';
import { whyGiven } from '../reasons/reason-row.js';
import { anchorIn, seriesFrom } from './series-from.js';
import { lockOccurrences, type OccurrenceRow } from './series-row.js';
import { toSeriesView } from './series-views.js';
import { cancelledLate } from '../bookings/late-cancellation.js';
import { storeDecisions, type Decided } from '../bookings/store-decisions.js';
import { updateSeries } from './store-series.js';
import type { Changed } from './tell-occurrences.js';
import { asStored, tellSeries } from './tell-series.js';

type Given = Pick<InputOf<typeof cancelSeries>, 'reason' | 'reasonId'>;

@Answers(cancelSeries)
export class CancelSeries {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof cancelSeries>): Promise<ReplyOf<typeof cancelSeries>> {
    const series = await seriesFrom(tx, input.bookingId, input.version, actor);
    const occurrences = await lockOccurrences(tx, series.id);
    const ending = inScope(occurrences, anchorIn(occurrences, input.bookingId, series), input.scope, now);
    if (ending.length === 0) throw new DomainError('series.nothing-to-change');
    const why = await reasonsFor(tx, ending, input, actor);
    const late = await cancelledLate(tx, ending.filter(({ state }) => state === 'approved'), actor, now);
    const decided = ending.map((before) => marked(ended(before, why, actor, now), late.has(before.id)));
    const gone = await storeDecisions(tx, decided, { by: actor.id, now });
    const stored = await updateSeries(tx, series);
    const standing = asStored(occurrences, gone);
    const changed = gone.map((booking, index) => ({ booking, change: decided[index]!.change }));
    tellSeries(publish, seriesCancelled, { series: stored, occurrences: standing, changed, why: why.cancel ?? why.decline! });
    return toSeriesView(stored, standing);
  }
}

interface Whys {
  cancel: Required<Why> | null;
  decline: Required<Why> | null;
}

// A reason is listed for the one or the other: where both happen it must be one for cancelling, and what waits is declined with it.
async function reasonsFor(tx: Transaction, ending: readonly OccurrenceRow[], given: Given, actor: Actor): Promise<Whys> {
  const applicantId = ending[0]!.applicantId;
  const cancels = ending.some(({ state }) => state === 'approved');
  const declines = applicantId !== actor.id && ending.some(({ state }) => state === 'requested');
  const cancel = cancels || !declines ? await whyGiven(tx, { kind: 'cancel', given, actor, applicantId }) : null;
  if (!declines || cancel) return { cancel, decline: cancel };
  return { cancel, decline: await whyGiven(tx, { kind: 'decline', given, actor, applicantId }) };
}

/** What has been given is cancelled; what only waits the applicant takes back, and staff decline. */
function ended(before: OccurrenceRow, why: Whys, actor: Actor, now: Instant): Decided<OccurrenceRow, Changed['change']> {
  const isHers = before.applicantId === actor.id;
  const untaken: Decision<OccurrenceRow> = isHers ? { change: 'withdraw' } : { change: 'decline', ...why.decline! };
  const decision: Decision<OccurrenceRow> = before.state === 'approved' ? { change: 'cancel', ...why.cancel! } : untaken;
  return { before, after: decide(before, decision, now), change: decision.change };
}

const marked = (decided: ReturnType<typeof ended>, isLate: boolean): ReturnType<typeof ended> =>
  isLate ? { ...decided, after: { ...decided.after, isCancelledLate: true }, details: { isLate } } : decided;
