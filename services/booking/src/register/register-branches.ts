import { Temporal } from 'temporal-polyfill';
import type { InputOf, searchRegister } from '#contracts';
import { empty, join, raw, sql, type Sql } from '#persistence';
import { readDiaryNumber } from '../domain/diary-number.js';
import { positionAfter } from '../page-position.js';
import { newestOfEach, type Each } from './newest-of-each.js';

type Search = InputOf<typeof searchRegister>;

/** What a search names: by id, since the tables of organisations, spaces and reasons are small, and that of cases is not. */
export interface Named {
  /** The spaces that it is confined to; undefined where to none. */
  within: readonly string[] | undefined;
  organisations: readonly string[];
  spaces: readonly string[];
  reasons: readonly string[];
}

const newestFirst = raw('order by received_at desc, id desc');

/** The ids and times of the cases of one page, the newest first: of each way to be found the first of them, and of these the first. */
export function foundCases(search: Search, named: Named): Sql | undefined {
  const most = search.limit + 1;
  const branches = search.q === undefined ? [confined(search, named, most)] : byWords(search, search.q, named, most);
  if (branches.length === 0) return undefined;
  const found = join(branches.map((branch) => sql`(${branch})`), ' union ');
  const waiting = search.state === 'requested' && (search.q !== undefined || named.within !== undefined) ? waitingCases : empty;
  return sql`with ${waiting} found as (select id, received_at from (${found}) as found ${newestFirst} limit ${most})`;
}

// All that their index holds, and nothing else: from it alone they are read in no time.
const waitingCases = sql`
  waiting as materialized (select id, received_at, space_id, organisation_id, kind, 'requested' as state from cases where state = 'requested'),`;

function confined(search: Search, { within }: Named, most: number): Sql {
  const conditions = sql`${timesOf(search)} and ${kindOf(search)}`;
  return within === undefined
    ? sql`select id, received_at from cases where ${conditions} ${newestFirst} limit ${most}`
    : ofEach(search, { column: 'space_id', ids: within, conditions: kindOf(search), most });
}

function byWords(search: Search, q: string, { within, organisations, spaces, reasons }: Named, most: number): Sql[] {
  const inPlace = within === undefined ? kindOf(search) : sql`${kindOf(search)} and cases.space_id = any (${within}::uuid[])`;
  const listed = sql`${inPlace} and cases.state in ('declined', 'cancelled')`;
  const isNarrowed = within !== undefined || search.state !== undefined || search.kind !== undefined;
  return [
    ...byNumber(search, q, inPlace),
    ...(organisations.length > 0 ? [ofEach(search, { column: 'organisation_id', ids: organisations, conditions: inPlace, most })] : []),
    ...(spaces.length > 0 ? [ofEach(search, { column: 'space_id', ids: spaces, conditions: kindOf(search), most })] : []),
    ...(reasons.length > 0 && search.state !== 'requested' ? [ofEach(search, { column: 'reason_id', ids: reasons, conditions: listed, most })] : []),
    ...byReleasedWords(search, q, isNarrowed ? sql`and exists (select from cases where cases.id = released.id and ${inPlace})` : empty, most),
  ];
}

function byNumber(search: Search, q: string, conditions: Sql): Sql[] {
  const number = readDiaryNumber(q);
  if (!number) return [];
  const prefix = number.prefix === null ? sql`(select prefix from diary)` : sql`${number.prefix}`;
  return [sql`
    select id, received_at from cases
    where number = ${prefix} || ' ' || ${number.rest} and ${timesOf(search)} and ${conditions}`];
}

function byReleasedWords(search: Search, q: string, narrowed: Sql, most: number): Sql[] {
  const words = q.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  if (!words) return [];
  const query = words.map((word) => `${word}:*`).join(' & ');
  return [sql`
    select id, received_at from (
      select distinct case_id as id, received_at from released_texts
      where ended_at is null and search @@ to_tsquery('pg_catalog.simple', ${query})
    ) as released
    where ${timesOf(search)} ${narrowed} ${newestFirst} limit ${most}`];
}

const casesOf = ({ state }: Search): Sql => (state === 'requested' ? sql`waiting as cases` : sql`cases`);

// Of those that wait, and of series, there are few enough to look through them all.
function ofEach(search: Search, { column, ids, conditions, most }: Each): Sql {
  const narrowed = sql`${timesOf(search)} and ${conditions}`;
  return search.state === 'requested' || search.kind === 'series'
    ? sql`
        select id, received_at from ${casesOf(search)}
        where ${raw(column)} = any (${ids}::uuid[]) and ${narrowed} ${newestFirst} limit ${most}`
    : newestOfEach({ column, ids, conditions: narrowed, most }, timesOf(search));
}

const timesOf = ({ from, to, after }: Search): Sql =>
  join(
    [
      sql`true`,
      ...(from === undefined ? [] : [sql`received_at >= ${Temporal.Instant.from(from)}`]),
      ...(to === undefined ? [] : [sql`received_at < ${Temporal.Instant.from(to)}`]),
      ...(after === undefined ? [] : [sql`(received_at, id) < ${positionAfter(after)}`]),
    ],
    ' and ',
  );

const kindOf = ({ state, kind }: Search): Sql => sql`true
  ${state === undefined ? empty : hasState(state)}
  ${kind === undefined ? empty : isOf(kind)}`;

// The indexes of what waits and of series are used where the statement itself says so.
const hasState = (state: NonNullable<Search['state']>): Sql => (state === 'requested' ? sql`and cases.state = 'requested'` : sql`and cases.state = ${state}`);
const isOf = (kind: 'booking' | 'series'): Sql => (kind === 'series' ? sql`and cases.kind = 'series'` : sql`and cases.kind = ${kind}`);
