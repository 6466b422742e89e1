import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';

export interface AttemptRow {
  attempt: number;
  at: Instant;
  provider: string | null;
  outcome: string;
  answer: string | null;
}

/** Each time that a message was tried, in their order. */
export const attemptsOf = (db: Queryable, deliveryId: string): Promise<AttemptRow[]> =>
  db.query<AttemptRow>(sql`
    select attempt, at, provider, outcome, answer from delivery_attempts where delivery_id = ${deliveryId} order by attempt`);
