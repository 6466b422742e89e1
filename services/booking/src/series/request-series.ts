import { requestSeries, seriesRequested, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { lockGrants } from '../bookings/ask-for-space.js';
import type { CaseOf } from '../bookings/booking-row.js';
import { lockQuotas } from '../bookings/quotas-in-the-way.js';
import { askerOf, isBoundByQuotas, termsInTheWay } from '../bookings/rules-in-the-way.js';
import { storeBookings } from '../bookings/store-bookings.js';
import { placeRefusals } from '../domain/place-rules.js';
import { mustHaveNone } from '../domain/refusal.js';
import { holdOffErasure } from '../erasure/person-lock.js';
import { approveByAgreements } from './approve-by-agreements.js';
import { bookingsOf, fitted, fittingOf, refusedOf } from './fitting.js';
import { lockFloor } from './lock-floor.js';
import { mustFit } from './must-fit.js';
import type { NewOccurrence, OccurrenceRow, SeriesRow } from './series-row.js';
import { toPreview, toSeriesSnapshot, toSeriesView, type Wanted } from './series-views.js';
import { insertSeries } from './store-series.js';
import { tellOccurrences } from './tell-occurrences.js';
import { roomForSeries, wantedSeries } from './wanted-series.js';

type Call = CommandCall<typeof requestSeries>;

@Answers(requestSeries)
export class RequestSeries {
  async execute(call: Call): Promise<ReplyOf<typeof requestSeries>> {
    const { input, actor, now, tx } = call;
    const { organisationId = null } = input;
    const room = await roomForSeries(tx, input, actor);
    const grants = await lockGrants(tx, actor, organisationId);
    const { series, wanted } = wantedSeries(input, { actor, room, grants, now });
    const asker = askerOf({ actor, organisationId, grants, now });
    mustHaveNone([
      ...placeRefusals({ ...input, layout: input.layout ?? null, accessibility: [] }, room, asker),
      ...termsInTheWay({ ...input, actor, eventId: null }, room),
    ]);
    const quotas = isBoundByQuotas({ actor, eventId: null }) ? room.quotas : [];
    const owner = { personId: actor.id, organisationId };
    await lockQuotas(tx, quotas, owner);
    await holdOffErasure(tx, actor.id);
    await lockFloor(tx, bookingsOf(wanted));
    const found = await fitted(tx, wanted, { actor, room, grants, now, quotas, owner });
    mustFit(found, input.mode);

    const stored = withoutRefused(series, found);
    const occurrences = await approveByAgreements(tx, await store(call, stored, fittingOf(found)), grants, now);
    tell(call, stored, occurrences);
    return { ...toSeriesView(stored, occurrences), refused: refusedOf(found).map(toPreview) };
  }
}

async function store({ tx, actor, now }: Call, series: SeriesRow, bookings: NewOccurrence[]): Promise<(NewOccurrence & CaseOf)[]> {
  await insertSeries(tx, series);
  return storeBookings(tx, bookings, { actor, now });
}

/** The rule goes on yielding what did not fit, and so it is left out. */
const withoutRefused = (series: SeriesRow, found: readonly Wanted[]): SeriesRow => ({
  ...series,
  exdates: [...series.exdates, ...refusedOf(found).flatMap(({ booking, recurrenceId }) => (booking ? recurrenceId : []))].toSorted(),
});

function tell({ publish }: Call, series: SeriesRow, occurrences: readonly OccurrenceRow[]): void {
  tellOccurrences(publish, occurrences.map((booking) => ({ booking, change: booking.state === 'approved' ? 'approve' : 'request' })));
  const data = toSeriesSnapshot(series, occurrences, { news: new Set(occurrences.map(({ id }) => id)) });
  publish(seriesRequested, { aggregateId: series.id, aggregateVersion: series.version, data });
}
