import { join, raw, sql, type Sql } from '#persistence';

export interface Each {
  /** Each has an index of its own, in which what is received last is found first. */
  column: 'space_id' | 'organisation_id' | 'reason_id';
  ids: readonly string[];
  conditions: Sql;
  most: number;
}

// So many walks through an index are followed side by side, each only as far as it is needed.
const mostSideBySide = 60;
// Where there are more, most likely the newest cases of all hold enough of theirs.
const mostToLookThrough = 20_000;

const newestFirst = raw('order by received_at desc, id desc');

/** The newest cases that have one of these ids in a column, without reading more of any than is needed. */
export function newestOfEach({ column, ids, conditions, most }: Each, times: Sql): Sql {
  if (ids.length === 0) return sql`select id, received_at from cases where false`;
  const key = raw(column);
  // Limited each: then they are merged row by row, instead of being read whole and sorted.
  const side = (id: string) => sql`(
    select id, received_at from cases where ${key} = ${id}::uuid and ${conditions} ${newestFirst} limit ${most})`;
  if (ids.length <= mostSideBySide)
    return sql`select id, received_at from (${join(ids.map(side), ' union all ')}) as side ${newestFirst} limit ${most}`;
  return sql`
    with lately as materialized (
      select id, received_at from (select * from cases where ${times} ${newestFirst} limit ${mostToLookThrough}) as cases
      where ${key} = any (${ids}::uuid[]) and ${conditions} ${newestFirst} limit ${most}
    )
    select id, received_at from lately
    union select id, received_at from (${eachInTurn({ column, ids, conditions, most })}) as ever where (select count(*) from lately) < ${most}
    ${newestFirst} limit ${most}`;
}

/** Whoever's newest is not among the first has nothing among them. */
const eachInTurn = ({ column, ids, conditions, most }: Each): Sql => sql`
  select walk.id, walk.received_at
  from (
    select wanted from unnest(${ids}::uuid[]) as wanted cross join lateral (
      select received_at, id from cases where ${raw(column)} = wanted and ${conditions} ${newestFirst} limit 1
    ) as newest
    ${newestFirst} limit ${most}
  ) as first cross join lateral (
    select id, received_at from cases where ${raw(column)} = wanted and ${conditions} ${newestFirst} limit ${most}
  ) as walk
  order by walk.received_at desc, walk.id desc limit ${most}`;
