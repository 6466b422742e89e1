import { findFreeWindows, type ReplyOf } from '#contracts';
import { DomainError, instantOf } from '#kernel';
import { Answers, type QueryCall } from '#messaging';
import { sql, type Queryable } from '#persistence';
import { mustBeSearchable } from '../domain/finding-times.js';
import { readFreeWindows } from './read-free-windows.js';

@Answers(findFreeWindows)
export class FindFreeWindows {
  async execute({ input, now, db }: QueryCall<typeof findFreeWindows>): Promise<ReplyOf<typeof findFreeWindows>> {
    const sites = await sitesIn(db, input.siteId ?? null);
    if (input.siteId && sites.length === 0) throw new DomainError('site.not-found');
    // The interval is each site's own: noon where the site is.
    const wanted = sites.map(({ id, timeZone }) => {
      const interval = { start: instantOf(input.from, timeZone, 'from'), end: instantOf(input.to, timeZone, 'to') };
      mustBeSearchable(interval);
      return { siteId: id, ...interval };
    });
    const free = await readFreeWindows(db, wanted, input, now);
    return { windows: free.map((window) => ({ ...window, start: window.start.toString(), end: window.end.toString() })) };
  }
}

const sitesIn = (db: Queryable, siteId: string | null) =>
  db.query<{ id: string; timeZone: string }>(sql`
    select id, time_zone as "timeZone" from sites where ${siteId}::uuid is null or id = ${siteId}::uuid order by slug`);
