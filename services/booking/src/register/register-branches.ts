import { Temporal } from 'temporal-polyfill';
import type { InputOf, searchRegister } from '#contracts';
import { empty, join, raw, sql, type Sql } from '#persistence';
import { readDiaryNumber } from '../domain/diary-number.js';
import { positionAfter } from '../page-position.js';

type Search = InputOf<typeof searchRegister>;

/** What a search names: by id, since the tables of organisations, spaces and reasons are small, and that of cases is not. */
export interface Named {
  /** The spaces that it is confined to; undefined where to none. */
  within: readonly string[] | undefined;
  organisations: readonly string[];
  spaces: readonly string[];
  reasons: readonly string[];
}

// So many walks through an index are followed side by side, each only as far as it is needed.
const mostSideBySide = 40;
const newestFirst = raw('order by received_at desc, id desc');

/** The ids and times of the cases of one page, the newest first: of each way to be found the first of them, and of these the first. */
export function foundCases(search: Search, named: Named): Sql | undefined {
  const most = search.limit + 1;
  const branches = search.q === undefined ? [confined(search, named, most)] : byWords(search, search.q, named, most);
  if (branches.length === 0) return undefined;
  const found = join(branches.map((branch) => sql`(${branch})`), ' union ');
  // Of those that wait there are few among all, wherever else one looks.
  const waiting = search.state === 'requested' ? sql`waiting as materialized (select * from cases where state = 'requested'),` : empty;
  return sql`with ${waiting} found as (select id, received_at from (${found}) as found ${newestFirst} limit ${most})`;
}

function confined(search: Search, { within }: Named, most: number): Sql {
  const conditions = conditionsOf(search);
  return within === undefined
    ? sql`select id, received_at from ${casesOf(search)} where ${conditions} ${newestFirst} limit ${most}`
    : ofEach(search, 'space_id', within, conditions, most);
}

function byWords(search: Search, q: string, { within, organisations, spaces, reasons }: Named, most: number): Sql[] {
  const inPlace = within === undefined ? sql`true` : sql`space_id = any (${within}::uuid[])`;
  const conditions = sql`${conditionsOf(search)} and ${inPlace}`;
  const listed = sql`${conditions} and state in ('declined', 'cancelled')`;
  return [
    ...byNumber(search, q, conditions),
    ...(organisations.length > 0 ? [ofEach(search, 'organisation_id', organisations, conditions, most)] : []),
    ...(spaces.length > 0 ? [ofEach(search, 'space_id', spaces, conditionsOf(search), most)] : []),
    ...(reasons.length > 0 ? [ofEach(search, 'reason_id', reasons, listed, most)] : []),
    ...byReleasedWords(search, q, conditions, most),
  ];
}

function byNumber(search: Search, q: string, conditions: Sql): Sql[] {
  const number = readDiaryNumber(q);
  if (!number) return [];
  const prefix = number.prefix === null ? sql`(select prefix from diary)` : sql`${number.prefix}`;
  return [sql`select id, received_at from ${casesOf(search)} where number = ${prefix} || ' ' || ${number.rest} and ${conditions}`];
}

function byReleasedWords(search: Search, q: string, conditions: Sql, most: number): Sql[] {
  const words = q.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  if (!words) return [];
  const query = words.map((word) => `${word}:*`).join(' & ');
  return [sql`
    select case_id as id, received_at from released_texts
    where ended_at is null and search @@ to_tsquery('pg_catalog.simple', ${query})
      and exists (select from cases where cases.id = case_id and ${conditions})
    group by case_id, received_at order by received_at desc, case_id desc limit ${most}`];
}

/** The newest of those that have one of these in a column with an index of its own, without reading more of any than is needed. */
function ofEach(search: Search, column: 'space_id' | 'organisation_id' | 'reason_id', ids: readonly string[], conditions: Sql, most: number): Sql {
  if (ids.length === 0) return sql`select id, received_at from cases where false`;
  const [cases, key] = [casesOf(search), raw(column)];
  if (ids.length <= mostSideBySide) {
    const walks = ids.map((id) => sql`select id, received_at from ${cases} where ${key} = ${id}::uuid and ${conditions}`);
    return sql`select id, received_at from (${join(walks, ' union all ')}) as walk ${newestFirst} limit ${most}`;
  }
  // Whoever's newest is not among the first has nothing among them.
  return sql`
    select walk.id, walk.received_at
    from (
      select wanted from unnest(${ids}::uuid[]) as wanted cross join lateral (
        select received_at, id from ${cases} where ${key} = wanted and ${conditions} ${newestFirst} limit 1
      ) as newest
      ${newestFirst} limit ${most}
    ) as first cross join lateral (
      select id, received_at from ${cases} where ${key} = wanted and ${conditions} ${newestFirst} limit ${most}
    ) as walk
    order by walk.received_at desc, walk.id desc limit ${most}`;
}

const casesOf = ({ state }: Search): Sql => (state === 'requested' ? sql`waiting as cases` : sql`cases`);

const conditionsOf = ({ from, to, state, kind, after }: Search): Sql =>
  join(
    [
      sql`true`,
      ...(from === undefined ? [] : [sql`cases.received_at >= ${Temporal.Instant.from(from)}`]),
      ...(to === undefined ? [] : [sql`cases.received_at < ${Temporal.Instant.from(to)}`]),
      ...(state === undefined ? [] : [sql`cases.state = ${state}`]),
      ...(kind === undefined ? [] : [sql`cases.kind = ${kind}`]),
      ...(after === undefined ? [] : [sql`(cases.received_at, cases.id) < ${positionAfter(after)}`]),
    ],
    ' and ',
  );
