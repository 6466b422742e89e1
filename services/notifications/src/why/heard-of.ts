import { sql, type Queryable } from '#persistence';

/** What has reached us about something. */
export interface Heard {
  /** The lines in which anybody has been told of it. */
  lines: ReadonlySet<string>;
  /** Whether a fact about it lies among those that could not be taken in. */
  isUnreadable: boolean;
}

export const nothingHeard: Heard = { lines: new Set(), isUnreadable: false };

export async function heardOf(db: Queryable, about: string): Promise<Heard> {
  const told = await db.query<{ family: string }>(sql`select family from told where about = ${about}`);
  const [{ isUnreadable } = { isUnreadable: false }] = await db.query<{ isUnreadable: boolean }>(sql`
    select exists (select from dead_letters where aggregate_id = ${about} or position(${about} in envelope) > 0) as "isUnreadable"`);
  return { lines: new Set(told.map(({ family }) => family)), isUnreadable };
}
