import { registrationConfirmed, registrationOffered } from '#contracts';
import type { Call } from '../call.js';
import { isBefore } from '../domain/interval.js';
import { offerDeadline } from '../domain/offer-deadline.js';
import { registrationAfter, seatsToGive } from '../domain/registration-states.js';
import type { EventRow } from '../events/event-row.js';
import { findInOrder } from './registration-row.js';
import { settle } from './settle.js';
import { tell } from './tell.js';

/**
 * Offers free seats to the first who wait, in the transaction that freed them, so that nobody can come between. The caller has
 * locked the event. @returns the event with what is left of its seats
 */
export async function fillSeats({ tx, now, publish }: Call, event: EventRow): Promise<EventRow> {
  const seats = seatsToGive(event);
  if (seats === 0 || event.state !== 'published' || !isBefore(now, event.start)) return event;
  const first = await findInOrder(tx, event.id, ['waiting'], seats);
  const deadline = offerDeadline(now, event.start, event.timeZone);
  const state = registrationAfter('waiting', deadline ? 'offer' : 'give');
  const { settled, event: after } = await settle(tx, event, first, { state, offerExpiresAt: deadline });
  for (const registration of settled) tell(publish, deadline ? registrationOffered : registrationConfirmed, registration, after);
  return after;
}
