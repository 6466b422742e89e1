import { DomainError } from '#kernel';
import { sql, type Queryable } from '#persistence';

/** @throws DomainError `booking.not-for-organisation` unless partners has confirmed that the person acts for it */
export async function mustActFor(db: Queryable, personId: string, organisationId: string): Promise<void> {
  const membership = await db.maybeOne(sql`
    select from memberships where person_id = ${personId} and organisation_id = ${organisationId} and is_confirmed limit 1`);
  if (!membership) throw new DomainError('booking.not-for-organisation', { organisationId });
}
