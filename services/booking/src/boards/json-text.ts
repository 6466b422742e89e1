import { join, raw, sql, type Sql } from '#persistence';

// A board may hold thousands of bookings. Postgres writes them as text in about half the time of json_build_object, and without
// the nulls of row_to_json. What these make is JSON all the same: whatever somebody wrote goes through to_json.

/** An object of fields that are never null, and of others that are left out where they are. */
export function object(fields: Record<string, Sql>, optional: Record<string, Sql> = {}): Sql {
  const written = Object.entries(fields).map(([name, value], index) => sql`${label(index === 0 ? '{' : ',', name)} || ${value}`);
  const others = Object.entries(optional).map(([name, value]) => sql`coalesce(${label(',', name)} || ${value}, '')`);
  return sql`${join([...written, ...others], ' || ')} || '}'`;
}

/** The rows that `rest` names, each as `item` says, in this order. */
export const list = (item: Sql, order: Sql, rest: Sql): Sql =>
  sql`(select '[' || coalesce(string_agg(${item}, ',' order by ${order}), '') || ']' ${rest})`;

/** Of ids, numbers and words of our own. */
export const quoted = (value: Sql): Sql => sql`'"' || ${value} || '"'`;

/** The same as the answers of other messages have it. */
export const instant = (value: Sql): Sql => sql`replace(to_json(${value})::text, '+00:00', 'Z')`;

export const json = (value: Sql): Sql => sql`to_json(${value})::text`;

const label = (before: string, name: string): Sql => raw(`'${before}"${name}":'`);
