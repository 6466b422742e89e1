import { isDeepStrictEqual } from 'node:util';
import { type defineSite, type InputOf } from '#contracts';
import { newId } from '#kernel';
import { sql, type Transaction } from '#persistence';
import { weeklyHoursOfSite } from './calendars.js';

type Definition = InputOf<typeof defineSite>;

/** Brings a site and its hours to what is said. Its version goes up if that changes anything. @returns its id */
export async function storeSite(tx: Transaction, wanted: Definition): Promise<string> {
  const before = await findDefined(tx, wanted.slug);
  if (!before) return insertSite(tx, wanted);
  if (isDeepStrictEqual(definitionOf(before), definitionOf(wanted))) return before.id;
  await tx.execute(sql`
    update sites set name = ${JSON.stringify(wanted.name)}, address = ${wanted.address}, time_zone = ${wanted.timeZone},
      country = ${wanted.country}, day_before_holiday_closes = ${wanted.dayBeforeHolidayCloses}, version = version + 1
    where id = ${before.id}`);
  await storeWeeklyHours(tx, before.id, wanted);
  return before.id;
}

async function insertSite(tx: Transaction, wanted: Definition): Promise<string> {
  const id = newId();
  await tx.execute(sql`
    insert into sites (id, slug, name, address, time_zone, country, day_before_holiday_closes)
    values (${id}, ${wanted.slug}, ${JSON.stringify(wanted.name)}, ${wanted.address}, ${wanted.timeZone}, ${wanted.country},
      ${wanted.dayBeforeHolidayCloses})`);
  await storeWeeklyHours(tx, id, wanted);
  return id;
}

async function storeWeeklyHours(tx: Transaction, siteId: string, { weeklyHours }: Definition): Promise<void> {
  await tx.execute(sql`delete from weekly_hours where site_id = ${siteId}`);
  await tx.execute(sql`
    insert into weekly_hours (site_id, weekday, opens, closes)
    select ${siteId}::uuid, * from unnest(
      ${weeklyHours.map(({ weekday }) => weekday)}::int[], ${weeklyHours.map(({ opens }) => opens)}::time[],
      ${weeklyHours.map(({ closes }) => closes)}::time[])`);
}

const findDefined = (tx: Transaction, slug: string) =>
  tx.maybeOne<Defined & { id: string }>(sql`
    select id, name, address, time_zone as "timeZone", country,
      left(day_before_holiday_closes::text, 5) as "dayBeforeHolidayCloses",
      ${weeklyHoursOfSite} as "weeklyHours"
    from sites as site where slug = ${slug}`);

type Defined = Pick<Definition, 'name' | 'address' | 'timeZone' | 'country' | 'dayBeforeHolidayCloses'> & {
  weeklyHours: readonly Definition['weeklyHours'][number][];
};

const definitionOf = ({ name, address, timeZone, country, dayBeforeHolidayCloses, weeklyHours }: Defined) => ({
  name,
  address,
  timeZone,
  country,
  dayBeforeHolidayCloses,
  weeklyHours: weeklyHours.toSorted((a, b) => a.weekday - b.weekday),
});
