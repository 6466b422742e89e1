import { changeSeries, seriesChanged, type ReplyOf } from '#contracts';
import { DomainError, type Instant } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { lockQuotas } from '../bookings/quotas-in-the-way.js';
import { isBoundByQuotas } from '../bookings/rules-in-the-way.js';
import { isHeld } from '../bookings/store-decision.js';
import { inScope } from '../domain/series-scope.js';
import { findGrants } from '../projections/find-grants.js';
import { changeable } from './changeable.js';
import { changedTo, roomsFor, type Change } from './changed-to.js';
import { bookingsOf } from './fitting.js';
import { lockFloor } from './lock-floor.js';
import { mustFit } from './must-fit.js';
import { anchorIn, seriesFrom } from './series-from.js';
import { lockOccurrences, occurrencesIn, type OccurrenceRow, type SeriesRow } from './series-row.js';
import { toSeriesSnapshot, toSeriesView, type Wanted } from './series-views.js';
import { splitSeries } from './split-series.js';
import { releaseFloor, storeDecisions } from '../bookings/store-decisions.js';
import { asStored, tellSeries } from './tell-series.js';

type Call = CommandCall<typeof changeSeries>;

@Answers(changeSeries)
export class ChangeSeries {
  async execute(call: Call): Promise<ReplyOf<typeof changeSeries>> {
    const { input, actor, now, tx } = call;
    mustChangeSomething(input);
    const series = await seriesFrom(tx, input.bookingId, input.version, actor);
    const rooms = await roomsFor(tx, series, chosen(await occurrencesIn(tx, series.id), call, series), input, actor);
    const quotas = isBoundByQuotas({ actor, eventId: null }) ? [...rooms.values()][0]!.quotas : [];
    const owner = { personId: actor.id, organisationId: series.organisationId };
    await lockQuotas(tx, quotas, owner);

    const occurrences = await lockOccurrences(tx, series.id);
    const before = chosen(occurrences, call, series);
    const wanted = before.map((occurrence) => changedTo(occurrence, input, rooms, now));
    await lockFloor(tx, [...before, ...bookingsOf(wanted)]);
    // All of it first: none may stand in the way of what it becomes itself, or another of the series.
    await releaseFloor(tx, leaving(before, wanted));
    const grants = series.organisationId === null ? [] : await findGrants(tx, [series.organisationId]);
    const byId = new Map(before.map((occurrence) => [occurrence.id, occurrence]));
    mustFit(await changeable(tx, wanted, { before: byId, actor, rooms, grants, quotas, owner, now }), 'all');
    return stored(call, { series, occurrences, before, after: bookingsOf(wanted) });
  }
}

function mustChangeSomething({ startTime, minutes, spaceId, people, layout, title }: Change): void {
  const said = [startTime, minutes, spaceId, people, layout, title];
  if (said.every((one) => one === undefined)) throw new DomainError('series.nothing-to-change');
}

function chosen(occurrences: OccurrenceRow[], { input, now }: { input: Change; now: Instant }, series: SeriesRow): OccurrenceRow[] {
  const inIt = inScope(occurrences, anchorIn(occurrences, input.bookingId, series), input.scope, now);
  if (inIt.length === 0) throw new DomainError('series.nothing-to-change');
  return inIt;
}

/** Those that are to have other floor than they have. */
const leaving = (before: readonly OccurrenceRow[], wanted: readonly Wanted<OccurrenceRow>[]): OccurrenceRow[] =>
  before.filter((occurrence, index) => !isHeld(occurrence, wanted[index]!.booking ?? occurrence));

interface Changed {
  series: SeriesRow;
  occurrences: OccurrenceRow[];
  before: OccurrenceRow[];
  after: OccurrenceRow[];
}

async function stored({ input, actor, now, tx, publish }: Call, changed: Changed): Promise<ReplyOf<typeof changeSeries>> {
  const { occurrences, before, after } = changed;
  const { series, rest } = await splitSeries(tx, { ...changed, change: input });
  const decided = after.map((booking, index) => {
    return { before: before[index]!, after: { ...booking, seriesId: series.id }, change: 'move' as const };
  });
  const moved = await storeDecisions(tx, decided, { by: actor.id, now });
  const standing = rest ? moved : asStored(occurrences, moved);
  tellSeries(publish, seriesChanged, { series, occurrences: standing, changed: moved.map((booking) => ({ booking, change: 'move' })) });
  if (rest) {
    const gone = new Set(moved.map(({ id }) => id));
    const left = occurrences.filter(({ id }) => !gone.has(id));
    const data = toSeriesSnapshot(rest, left, { news: new Set(), continuedAs: series.id });
    publish(seriesChanged, { aggregateId: rest.id, aggregateVersion: rest.version, data });
  }
  return toSeriesView(series, standing);
}
