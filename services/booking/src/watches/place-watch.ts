import { placeWatch, type InputOf, type ReplyOf } from '#contracts';
import { DomainError, instantOf, isStaff, newId, type Actor, type Instant } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { hoursOf, isBefore, mustEndAfterItStarts, type Interval } from '../domain/interval.js';
import { mostWatchedDays, mostWatches } from '../domain/watches.js';
import { mustBeRemembered } from '../erasure/person-lock.js';
import { mayActFor } from '../projections/standing.js';
import { toWatchView, watchColumns, type WatchRow } from './watch-row.js';
import { WatchesWorker } from './watches-worker.js';

type Input = InputOf<typeof placeWatch>;

@Answers(placeWatch)
export class PlaceWatch {
  constructor(private readonly worker: WatchesWorker) {}

  async execute({ input, actor, now, tx, afterCommit }: CommandCall<typeof placeWatch>): Promise<ReplyOf<typeof placeWatch>> {
    const { organisationId = null } = input;
    if (organisationId !== null && !(await mayActFor(tx, actor.id, organisationId)))
      throw new DomainError('booking.not-for-organisation', { organisationId });
    const times = timesOf(input, await timeZoneOf(tx, input), now);
    await mustBeRemembered(tx, actor.id);
    await mustHaveFewer(tx, actor.id, now);
    const watch = await store(tx, { ...input, ...times }, actor, now);
    // It may have become possible since she looked.
    afterCommit(() => this.worker.wake());
    return toWatchView(watch);
  }
}

/** Of the first site, by whose clocks local times are; all sites and spaces must be known. */
async function timeZoneOf(tx: Transaction, { siteIds, spaceIds }: Input): Promise<string> {
  const sites = await tx.query<{ id: string; timeZone: string }>(sql`
    select id, time_zone as "timeZone" from sites where id = any (${siteIds}::uuid[])`);
  if (!siteIds.every((siteId) => sites.some(({ id }) => id === siteId))) throw new DomainError('site.not-found');
  const spaces = await tx.query<{ id: string }>(sql`
    select id from spaces where id = any (${spaceIds}::uuid[]) and site_id = any (${siteIds}::uuid[]) and in_use`);
  if (!spaceIds.every((spaceId) => spaces.some(({ id }) => id === spaceId))) throw new DomainError('space.not-found');
  return sites.find(({ id }) => id === siteIds[0])!.timeZone;
}

function timesOf({ from, to, minutes }: Input, timeZone: string, now: Instant): Interval {
  const times = { start: instantOf(from, timeZone, 'from'), end: instantOf(to, timeZone, 'to') };
  mustEndAfterItStarts(times, 'to');
  if (!isBefore(now, times.end)) throw new DomainError('booking.in-the-past', { start: times.start.toString() });
  // One of the days may have 25 hours.
  if (hoursOf(times) > mostWatchedDays * 24 + 1) throw invalid('to', 'too-far', `at most ${mostWatchedDays} days after from`);
  if (hoursOf(times) * 60 < minutes) throw invalid('minutes', 'too-long', 'more than there is of the times that are wished');
  return times;
}

const invalid = (field: string, code: string, message: string) => new DomainError('input.invalid', {}, [{ field, code, message }]);

async function mustHaveFewer(tx: Transaction, personId: string, now: Instant): Promise<void> {
  // Of the same person one at a time, so that she never has more than she may.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`watches ${personId}`}, 0))`);
  const { live } = await tx.one<{ live: number }>(sql`
    select count(*) as live from watches where person_id = ${personId} and ended_at is null and ends_at > ${now}`);
  if (live >= mostWatches) throw new DomainError('watch.too-many', { watches: mostWatches });
}

const store = (tx: Transaction, watch: Input & Interval, actor: Actor, now: Instant): Promise<WatchRow> =>
  tx.one<WatchRow>(sql`
    insert into watches as watch
      (id, person_id, organisation_id, as_staff, site_ids, space_ids, people, layout, equipment, accessibility, starts_at, ends_at,
       minutes, placed_at)
    values (${newId()}, ${actor.id}, ${watch.organisationId ?? null}, ${isStaff(actor)}, ${[...new Set(watch.siteIds)]},
      ${[...new Set(watch.spaceIds)]}, ${watch.people}, ${watch.layout ?? null}, ${[...new Set(watch.equipment)]},
      ${[...new Set(watch.accessibility)]}, ${watch.start}, ${watch.end}, ${watch.minutes}, ${now})
    returning ${watchColumns}`);
