import { registrationCancelled } from '#contracts';
import type { Call } from '../call.js';
import type { EventRow } from '../events/event-row.js';
import { findLive } from './find-live.js';
import { settle } from './settle.js';
import { tell } from './tell.js';

/** Tells everybody who is registered once that the event is cancelled. The caller has locked it. */
export async function cancelRegistrations({ tx, publish }: Call, event: EventRow): Promise<EventRow> {
  const { settled, event: after } = await settle(tx, event, await findLive(tx, event), { state: 'cancelled' });
  for (const registration of settled) tell(publish, registrationCancelled, registration, after);
  return after;
}
