import type { CaseHandling } from '#contracts';
import { sql, type Transaction } from '#persistence';

type Handling = Pick<CaseHandling, 'caseId' | 'caseNumber' | 'waitsFor' | 'version'>;

/** How the case stands after what was written. */
export const handlingOf = (tx: Transaction, caseId: string): Promise<Handling> =>
  tx.one<Handling>(sql`select id as "caseId", number as "caseNumber", waits_for as "waitsFor", version from cases where id = ${caseId}`);
