import { DomainError, type Instant } from '#kernel';
import { empty, sql, type Queryable, type Sql, type Transaction } from '#persistence';

export interface CaseFound {
  id: string;
  number: string;
  receivedAt: Instant;
}

const caseOf = (db: Queryable, caseId: string, lock = empty) =>
  db.maybeOne<CaseFound>(sql`select id, number, received_at as "receivedAt" from cases where id = ${caseId} ${lock}`);

/** Selects whose case it is, named by an expression. */
export const applicantOf = (caseId: Sql): Sql =>
  sql`(select applicant_id from bookings where bookings.case_id = ${caseId} and applicant_id is not null limit 1)`;

/** @throws DomainError `case.not-found` */
export async function mustBeCase(db: Queryable, caseId: string): Promise<CaseFound> {
  const found = await caseOf(db, caseId);
  if (!found) throw new DomainError('case.not-found');
  return found;
}

/** The same, with nobody else removing anything of it, or saying that nobody may, until the end of the transaction. */
export async function lockCase(tx: Transaction, caseId: string): Promise<CaseFound> {
  const found = await caseOf(tx, caseId, sql`for no key update`);
  if (!found) throw new DomainError('case.not-found');
  return found;
}
