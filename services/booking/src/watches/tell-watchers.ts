import { watchMet, type DataOf } from '#contracts';
import type { Instant } from '#kernel';
import type { Publish } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { besides, headStartUntil, tellings, type Telling, type Watcher } from '../domain/watches.js';
import { endWatches, findFreed, findTellings, findWatchers, forgetTellings, takeFreed } from './find-watchers.js';
import { windowsFor } from './windows-for.js';
import { watchColumns, type WatchRow } from './watch-row.js';

interface Effects {
  now: Instant;
  tx: Transaction;
  publish: Publish;
}

/** Looks once at what has been freed, and tells those whose turn it is. @returns whether there was anything to look at */
export async function tellWatchers(effects: Effects): Promise<boolean> {
  const { now, tx } = effects;
  // One replica at a time: who comes first is decided by one.
  const { isAlone } = await tx.one<{ isAlone: boolean }>(sql`
    select pg_try_advisory_xact_lock(hashtextextended('watches', 0)) as "isAlone"`);
  if (!isAlone) return false;
  await endWatches(tx, now);
  const freed = await takeFreed(tx, now);
  await forgetTellings(tx, freed, now);
  const watches = await findWatchers(tx, freed, now);
  if (watches.length === 0) return freed.length > 0;
  const watchers = besides(await lookedFor(tx, watches, now), await findFreed(tx, now));
  const told = tellings(watchers, await findTellings(tx, now), now, freed.filter(({ wasTaken }) => wasTaken));
  await tx.execute(sql`update watches set looked_at = ${now} where id = any (${watches.map(({ id }) => id)}::uuid[])`);
  for (const { id } of watches) await tell(effects, id, told.filter(({ watchId }) => watchId === id));
  return true;
}

/** Those who may find something now, with what each finds. */
async function lookedFor(tx: Transaction, watches: readonly WatchRow[], now: Instant): Promise<Watcher[]> {
  const watchers: Watcher[] = [];
  for (const watch of watches)
    watchers.push({ watchId: watch.id, placedAt: watch.placedAt, windows: await windowsFor(tx, watch, now) });
  return watchers;
}

async function tell({ now, tx, publish }: Effects, watchId: string, news: readonly Telling[]): Promise<void> {
  if (news.length === 0) return;
  const watch = await tx.maybeOne<WatchRow>(sql`
    update watches as watch set told_at = ${now}, version = version + 1 where watch.id = ${watchId} and watch.ended_at is null
    returning ${watchColumns}`);
  // She has removed it, or been erased, meanwhile.
  if (!watch) return;
  await store(tx, news);
  const { personId, people, minutes, version } = watch;
  const windows = await named(tx, news);
  const data = { watchId, personId, people, minutes, windows, headStartUntil: headStartUntil(now).toString(), version };
  publish(watchMet, { aggregateId: watchId, aggregateVersion: version, data });
}

/** And sees to it that those who asked later are thought of when her head start is over. */
async function store(tx: Transaction, news: readonly Telling[]): Promise<void> {
  await tx.execute(sql`
    with telling as (
      select * from jsonb_to_recordset(${JSON.stringify(news)}::jsonb) as telling (
        "watchId" uuid, "spaceId" uuid, "cellIds" uuid[], start timestamptz, "end" timestamptz, at timestamptz
      )
    ),
    stored as (
      insert into watch_tellings (watch_id, space_id, cell_ids, starts_at, ends_at, at)
      select "watchId", "spaceId", "cellIds", start, "end", at from telling
    )
    insert into freed_floor (cell_ids, during, due_at)
    select "cellIds", tstzrange(start, "end"), ${headStartUntil(news[0]!.at)} from telling`);
}

type Named = DataOf<typeof watchMet>['windows'];

async function named(tx: Transaction, news: readonly Telling[]): Promise<Named> {
  const places = await tx.query<Omit<Named[number], 'start' | 'end'>>(sql`
    select site.id as "siteId", site.name as "siteName", space.id as "spaceId", space.name as "spaceName", site.time_zone as "timeZone"
    from spaces as space join sites as site on site.id = space.site_id
    where space.id = any (${news.map(({ spaceId }) => spaceId)}::uuid[])`);
  const placeOf = new Map(places.map((place) => [place.spaceId, place]));
  return news.map(({ spaceId, start, end }) => ({ ...placeOf.get(spaceId)!, start: start.toString(), end: end.toString() }));
}
