import { DomainError, hasRole, type Actor } from '#kernel';
import { sql, type Transaction } from '#persistence';
import { absenceColumns, type AbsenceRow } from './absence-row.js';

/** An absence that is no more: of one's own, or anybody's for an admin. @throws DomainError `absence.not-found` */
export async function takeBack(tx: Transaction, absenceId: string, actor: Actor): Promise<AbsenceRow> {
  const absence = await tx.maybeOne<AbsenceRow>(sql`
    delete from absences as absence
    where absence.id = ${absenceId} and (absence.staff_id = ${actor.id} or ${hasRole(actor, 'admin')})
    returning ${absenceColumns}`);
  if (!absence) throw new DomainError('absence.not-found');
  return absence;
}
