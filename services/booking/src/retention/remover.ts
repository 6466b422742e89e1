import type { Instant } from '#kernel';
import type { Publish } from '#messaging';
import { sql, type Sql, type Transaction } from '#persistence';
import type { RecordKind } from '../domain/retention.js';

export interface Effects {
  tx: Transaction;
  publish: Publish;
  now: Instant;
}

export interface CaseDue {
  id: string;
  number: string;
}

/** How one kind of record is removed from cases that are over. */
export interface Remover {
  kind: RecordKind;
  /** Selects the `id` of every case that has some of it and was over before then, on hold or not. */
  due: (before: Instant) => Sql;
  /** Removes it from a case that is locked and not on hold. @returns how many records that were */
  remove: (effects: Effects, found: CaseDue) => Promise<number>;
}

/** A case is over when it has ended or was decided, whichever came last. */
export const wasOver = (before: Instant): Sql => sql`greatest(cases.ends_at, cases.decided_at) < ${before}`;
