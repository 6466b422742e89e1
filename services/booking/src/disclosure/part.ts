import type { Queryable } from '#persistence';
import type { Masking } from '../domain/disclosure.js';

export interface Disclosing {
  db: Queryable;
  caseId: string;
  masking: Masking;
}

/** One part of what is given out of a case. */
export interface Part {
  name: string;
  /** All of it, masked. */
  read: (disclosing: Disclosing) => Promise<unknown>;
}
