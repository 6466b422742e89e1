import { listReasons, listSites, listSpaces, showOpening, type SpaceView } from '#contracts';
import type { Actor } from '#kernel';
import { sql, type Database } from '#persistence';
import { Temporal } from 'temporal-polyfill';
import type { Ask } from '../asking.js';
import type { OpenDay, Stretch, YearHouse, YearSpace } from './year-house.js';

const admin: Actor = { id: '019a0000-0000-7000-8000-0000000000ad', roles: ['admin', 'staff'] };
const mostDaysAtOnce = 92;

export interface Dates {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

/** The spaces that anybody with an organisation may ask for, with when they are open on these days and what of them is taken. */
export async function readHouse(ask: Ask, database: Database, siteSlug: string, dates: Dates): Promise<Omit<YearHouse, 'bookers' | 'staffIds'>> {
  const { sites } = await ask(admin, listSites, {}, '');
  const site = sites.find(({ slug }) => slug === siteSlug);
  if (!site) throw new Error(`there is no site ${siteSlug}`);
  const { spaces: all } = await ask(admin, listSpaces, { siteId: site.id }, '');
  const spaces: YearSpace[] = [];
  for (const space of all.filter(({ rules }) => rules.whoMayAsk === 'everybody' || rules.whoMayAsk === 'organisations'))
    spaces.push({ ...space, open: await openDays(ask, space, dates, site.timeZone) });
  const { reasons } = await ask(admin, listReasons, {}, '');
  return { timeZone: site.timeZone, spaces, reasons: reasons.filter(({ isOther }) => !isOther), taken: await takenIn(database, site.id) };
}

async function openDays(ask: Ask, { id, siteId }: SpaceView, { from, to }: Dates, timeZone: string): Promise<OpenDay[]> {
  const open: OpenDay[] = [];
  for (let first = from; Temporal.PlainDate.compare(first, to) <= 0; first = first.add({ days: mostDaysAtOnce })) {
    const last = first.add({ days: mostDaysAtOnce - 1 });
    const period = { from: first.toString(), to: (Temporal.PlainDate.compare(last, to) < 0 ? last : to).toString() };
    const { days } = await ask(admin, showOpening, { siteId, spaceId: id, ...period }, '');
    for (const { date, opens, closes } of days) {
      if (!opens || !closes) continue;
      const clock = Temporal.Instant.from(opens).toZonedDateTimeISO(timeZone);
      open.push({ date, start: Date.parse(opens), end: Date.parse(closes), opensAt: clock.hour * 60 + clock.minute });
    }
  }
  return open;
}

async function takenIn(database: Database, siteId: string): Promise<Map<string, Stretch[]>> {
  const rows = await database.query<{ cell: string; start: number; end: number }>(sql`
    select site_id || '/' || slug as cell, date_part('epoch', lower(during)) * 1000 as start, date_part('epoch', upper(during)) * 1000 as "end"
    from allocations join cells on cells.id = cell_id where site_id = ${siteId}`);
  const taken = new Map<string, Stretch[]>();
  for (const { cell, ...stretch } of rows) taken.set(cell, [...(taken.get(cell) ?? []), stretch]);
  return taken;
}
