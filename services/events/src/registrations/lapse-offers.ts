import { registrationLapsed } from '#contracts';
import { sql } from '#persistence';
import type { Call } from '../call.js';
import { lockEvent } from '../events/find-event.js';
import { fillSeats } from './fill-seats.js';
import { findRegistrations } from './registration-row.js';
import { settle } from './settle.js';
import { tell } from './tell.js';

/** Takes back the seats of an event that nobody has taken in time, and offers them to the next. */
export async function lapseOffers(call: Call, eventId: string): Promise<void> {
  const event = await lockEvent(call.tx, eventId);
  if (!event) return;
  const late = await findRegistrations(call.tx, sql`
    where registration.event_id = ${event.id} and registration.state = 'offered' and registration.offer_expires_at <= ${call.now}
    order by registration.position`);
  const { settled, event: left } = await settle(call.tx, event, late, { state: 'lapsed' });
  for (const registration of settled) tell(call.publish, registrationLapsed, registration, left);
  await fillSeats(call, left);
}
