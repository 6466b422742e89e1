import type { InputOf, setHours } from '#contracts';
import { DomainError, newId } from '#kernel';
import { sql, type Sql, type Transaction } from '#persistence';
import type { WeeklyHours } from '../domain/opening-hours.js';
import type { Place } from './house-hours.js';

type Hours = Pick<InputOf<typeof setHours>, 'weeklyHours' | 'seasons' | 'dayBeforeHolidayCloses'>;

/** Whole replacement of week and seasons; the caller has locked the site and the space. */
export async function storeHours(tx: Transaction, place: Place, hours: Hours): Promise<void> {
  if (place.spaceId) await storeOfSpace(tx, place.spaceId, hours);
  else await storeOfSite(tx, place.siteId, hours);
  await storeSeasons(tx, place, hours);
}

async function storeOfSite(tx: Transaction, siteId: string, { weeklyHours, dayBeforeHolidayCloses }: Hours): Promise<void> {
  await tx.execute(sql`
    update sites set day_before_holiday_closes = ${dayBeforeHolidayCloses}, version = version + 1 where id = ${siteId}`);
  await tx.execute(sql`delete from weekly_hours where site_id = ${siteId}`);
  await tx.execute(sql`
    insert into weekly_hours (site_id, weekday, opens, closes) select ${siteId}::uuid, * from ${daysOf(weeklyHours ?? [])}`);
}

async function storeOfSpace(tx: Transaction, spaceId: string, { weeklyHours }: Hours): Promise<void> {
  await tx.execute(sql`
    update spaces set has_own_week = ${weeklyHours !== null}, version = version + 1 where id = ${spaceId}`);
  await tx.execute(sql`delete from space_hours where space_id = ${spaceId}`);
  await tx.execute(sql`
    insert into space_hours (space_id, weekday, opens, closes) select ${spaceId}::uuid, * from ${daysOf(weeklyHours ?? [])}`);
}

async function storeSeasons(tx: Transaction, { siteId, spaceId }: Place, { seasons }: Hours): Promise<void> {
  await tx.execute(sql`
    delete from seasons where site_id = ${siteId} and space_id is not distinct from ${spaceId ?? null}::uuid`);
  for (const { name, firstDay, lastDay, weeklyHours } of seasons) {
    const id = newId();
    await tx.execute(sql`
      insert into seasons (id, site_id, space_id, name, first_day, last_day)
      values (${id}, ${siteId}, ${spaceId ?? null}, ${JSON.stringify(name)}, ${firstDay}, ${lastDay})`);
    await tx.execute(sql`
      insert into season_hours (season_id, weekday, opens, closes) select ${id}::uuid, * from ${daysOf(weeklyHours)}`);
  }
}

const daysOf = (week: readonly WeeklyHours[]): Sql => sql`
  unnest(
    ${week.map(({ weekday }) => weekday)}::int[], ${week.map(({ opens }) => opens)}::time[],
    ${week.map(({ closes }) => closes)}::time[]
  )`;

/** @throws DomainError `version.changed` where somebody has changed the site or space since */
export async function mustBeOfVersion(tx: Transaction, { siteId, spaceId }: Place, version: number): Promise<void> {
  const { current } = await tx.one<{ current: number }>(
    spaceId
      ? sql`select version as current from spaces where id = ${spaceId}`
      : sql`select version as current from sites where id = ${siteId}`,
  );
  if (current !== version) throw new DomainError('version.changed', { current });
}
