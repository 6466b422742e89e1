import { DomainError, isStaff, type Actor } from '#kernel';
import { sql, type Transaction } from '#persistence';
import { lockEvent } from '../events/find-event.js';
import type { EventRow } from '../events/event-row.js';
import { findRegistration, type RegistrationRow } from './registration-row.js';

export interface LockedRegistration {
  registration: RegistrationRow;
  event: EventRow;
}

/** A registration with its event, neither of which changes until the transaction ends. */
export async function lockRegistration(tx: Transaction, id: string): Promise<LockedRegistration | undefined> {
  const at = await tx.maybeOne<{ eventId: string }>(sql`select event_id as "eventId" from registrations where id = ${id}`);
  const event = at && (await lockEvent(tx, at.eventId));
  const registration = event && (await findRegistration(tx, id));
  return registration && { registration, event };
}

/** The registration if it is the actor's own, or she is staff; to anybody else it does not exist. */
export function reached(locked: LockedRegistration | undefined, actor: Actor): LockedRegistration {
  if (!locked || (!isStaff(actor) && locked.registration.attendeeId !== actor.id)) throw new DomainError('registration.not-found');
  return locked;
}
