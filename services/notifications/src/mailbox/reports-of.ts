import type { Instant } from '#kernel';
import { sql, type Queryable } from '#persistence';

export interface ReportRow {
  at: Instant;
  said: 'delivered' | 'delayed' | 'failed' | 'complained';
  answer: string | null;
}

/** What mails have told of how a message fared, in the order in which they were read. */
export const reportsOf = (db: Queryable, deliveryId: string): Promise<ReportRow[]> =>
  db.query<ReportRow>(sql`select at, said, answer from delivery_reports where delivery_id = ${deliveryId} order by at, mail`);
