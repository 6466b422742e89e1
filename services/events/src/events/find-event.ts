import { DomainError } from '#kernel';
import { sql, type Queryable, type Transaction } from '#persistence';
import { findEvents, type EventRow } from './event-row.js';

export const findEvent = async (db: Queryable, id: string): Promise<EventRow | undefined> =>
  (await findEvents(db, sql`where event.id = ${id}`))[0];

/**
 * The event, which nobody else can change until the transaction ends, nor who has a seat at it. It is read when the lock is there:
 * one statement that waits for a lock would join what it saw of other tables before.
 */
export async function lockEvent(tx: Transaction, id: string): Promise<EventRow | undefined> {
  await tx.execute(sql`select from events where id = ${id} for no key update`);
  return findEvent(tx, id);
}

export function found(event: EventRow | undefined): EventRow {
  if (!event) throw new DomainError('event.not-found');
  return event;
}

/** The event if it is, or has been, in the programme; a draft does not exist for others than staff. */
export function foundInProgramme(event: EventRow | undefined): EventRow {
  if (!event?.publishedAt) throw new DomainError('event.not-found');
  return event;
}

export function mustStillBe(event: EventRow, version: number | undefined): void {
  if (version !== undefined && version !== event.version) throw new DomainError('version.changed', { current: event.version });
}
