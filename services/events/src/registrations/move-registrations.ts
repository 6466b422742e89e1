import { registrationConfirmed, registrationMoved } from '#contracts';
import { sql } from '#persistence';
import type { Call } from '../call.js';
import { deadlineAfterMove, offerDeadline } from '../domain/offer-deadline.js';
import { registrationAfter } from '../domain/registration-states.js';
import type { EventRow } from '../events/event-row.js';
import { findLive } from './find-live.js';
import type { RegistrationRow } from './registration-row.js';
import { settle } from './settle.js';
import { tell } from './tell.js';

/**
 * Tells everybody who is registered once that the event has moved, and gives those who have been offered a seat another deadline
 * where theirs can no longer be; where there is none, the seat. The caller has locked the event.
 */
export async function moveRegistrations(call: Call, event: EventRow): Promise<EventRow> {
  const { tx, now, publish } = call;
  const live = await findLive(tx, event);
  const next = offerDeadline(now, event.start, event.timeZone);
  const moved = live.map((registration): RegistrationRow => {
    const isLate = next !== null && hasLateOffer(registration, event, now);
    return { ...registration, version: registration.version + 1, offerExpiresAt: isLate ? next : registration.offerExpiresAt };
  });
  await tx.execute(sql`
    update registrations set version = version + 1, offer_expires_at = new.deadline
    from unnest(${moved.map(({ id }) => id)}::uuid[], ${moved.map(({ offerExpiresAt }) => offerExpiresAt)}::timestamptz[]) as new (id, deadline)
    where registrations.id = new.id`);
  for (const registration of moved) tell(publish, registrationMoved, registration, event);
  return next === null ? giveAtOnce(call, event, moved.filter((registration) => hasLateOffer(registration, event, now))) : event;
}

async function giveAtOnce({ tx, publish }: Call, event: EventRow, offered: RegistrationRow[]): Promise<EventRow> {
  const { settled, event: after } = await settle(tx, event, offered, { state: registrationAfter('offered', 'give') });
  for (const registration of settled) tell(publish, registrationConfirmed, registration, after);
  return after;
}

const hasLateOffer = ({ state, offerExpiresAt }: RegistrationRow, { start, timeZone }: EventRow, now: Call['now']): boolean =>
  state === 'offered' && offerExpiresAt !== null && !deadlineAfterMove(offerExpiresAt, now, start, timeZone)?.equals(offerExpiresAt);
