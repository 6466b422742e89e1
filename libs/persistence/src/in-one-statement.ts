import sql, { join, raw, type Sql } from 'sql-template-tag';

/** Several that write as one statement, since beginning a statement costs as much as writing a row. None sees what another has written. */
export function inOneStatement(writing: readonly Sql[]): Sql[] {
  const [last, ...others] = writing.toReversed();
  if (!last || others.length === 0) return [...writing];
  return [sql`with ${join(others.map((one, index) => sql`${raw(`part${index}`)} as (${one})`))} ${last}`];
}
