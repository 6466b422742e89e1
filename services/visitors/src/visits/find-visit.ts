import { DomainError, type Actor } from '#kernel';
import { sql, type Queryable, type Transaction } from '#persistence';
import { fromVisits, visitColumns, type NamedVisit } from './visit-row.js';

export const findVisit = (db: Queryable, id: string): Promise<NamedVisit | undefined> =>
  db.maybeOne<NamedVisit>(sql`select ${visitColumns} ${fromVisits} where visit.id = ${id}`);

/** The visit, which nobody else can change until the transaction ends. */
export const lockVisit = (tx: Transaction, id: string): Promise<NamedVisit | undefined> =>
  tx.maybeOne<NamedVisit>(sql`select ${visitColumns} ${fromVisits} where visit.id = ${id} for no key update of visit`);

export function found<V>(visit: V | undefined): V {
  if (!visit) throw new DomainError('visit.not-found');
  return visit;
}

/** A guest's visit if the actor may decide on it; to anybody else it does not exist. */
export function guestOf(visit: NamedVisit | undefined, actor: Actor, reach: 'all' | 'own'): NamedVisit {
  if (visit?.kind === 'guest' && (reach === 'all' || visit.hostId === actor.id)) return visit;
  throw new DomainError('visit.not-found');
}
