import { registrationAnonymised } from '#contracts';
import { sql } from '#persistence';
import type { Call } from '../call.js';
import { forgetAttendee } from '../domain/forgetting.js';
import type { EventRow } from '../events/event-row.js';
import { fillSeats } from '../registrations/fill-seats.js';
import { findRegistrations } from '../registrations/registration-row.js';
import { settle } from '../registrations/settle.js';
import { tell } from '../registrations/tell.js';

/** Somebody's registrations for one event, without her; what she gives up goes to those who wait. The caller has locked the event. */
export async function forgetRegistrations(call: Call, event: EventRow, personId: string): Promise<{ event: EventRow; forgotten: string[] }> {
  const { tx, now, publish } = call;
  const hers = await findRegistrations(tx, sql`where registration.event_id = ${event.id} and registration.attendee_id = ${personId}`);
  let left = event;
  for (const before of hers) {
    const { state, attendeeId } = forgetAttendee(before, event.start, now);
    const version = before.version + 1;
    let after = { ...before, attendeeId, version };
    if (state !== before.state) {
      const outcome = await settle(tx, left, [before], { state });
      left = outcome.event;
      after = { ...outcome.settled[0]!, attendeeId };
    }
    await tx.execute(sql`update registrations set attendee_id = null, version = ${version} where id = ${before.id}`);
    tell(publish, registrationAnonymised, after, left);
  }
  return { event: await fillSeats(call, left), forgotten: hers.map(({ id }) => id) };
}
