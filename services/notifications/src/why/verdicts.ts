import type { Verdict } from '#contracts';
import type { Instant } from '#kernel';
import { empty, sql, type Queryable } from '#persistence';
import type { Category } from '../domain/category.js';
import type { AskedAbout } from './asked-about.js';
import { sinceOf, type Obstacle } from './obstacles.js';

interface Row {
  id: string;
  kind: string;
  category: Category;
  channel: Verdict['channel'];
  about: string | null;
  state: Verdict['code'] & ('queued' | 'sending' | 'sent' | 'delivered' | 'failed' | 'suppressed' | 'uncertain');
  why: string | null;
  nextAttemptAt: Instant | null;
  at: Instant | null;
}

interface Narrowed {
  about?: string;
  kind?: string;
}

const most = 200;

/** What became of each message to somebody, the newest of each kind by each channel about each thing; codes went to an address. */
export async function rowsOf(db: Queryable, { personId, email }: AskedAbout, { about, kind }: Narrowed, obstacles: readonly Obstacle[]): Promise<Verdict[]> {
  const rows = await db.query<Row>(sql`
    select * from (
      select distinct on (kind, channel, about) id, kind, category, channel, about, state, why, next_attempt_at as "nextAttemptAt",
        coalesce(reported_at, sent_at) as at
      from deliveries
      where (person_id = ${personId}::uuid or (person_id is null and lower(recipient) = ${email}::text))
        ${about === undefined ? empty : sql`and about = ${about}`}
        ${kind === undefined ? empty : sql`and kind = ${kind}`}
      order by kind, channel, about, id desc
    ) newest order by id desc limit ${most}`);
  return rows.map(({ id, kind: name, category, channel, state, why, nextAttemptAt, at, about: thing }) => ({
    kind: name, channel, code: state, why, about: thing, deliveryId: id,
    since: sinceOf(obstacles, why, channel, category),
    at: (at ?? nextAttemptAt)?.toString() ?? null,
  }));
}
