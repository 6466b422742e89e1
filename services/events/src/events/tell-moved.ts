import { eventMoved } from '#contracts';
import type { Call } from '../call.js';
import { moveRegistrations } from '../registrations/move-registrations.js';
import type { EventRow } from './event-row.js';
import { tellEvent } from './tell.js';

/** Tells that an event has another time or place: of the event, and to each who is registered. */
export async function tellMoved(call: Call, event: EventRow): Promise<EventRow> {
  tellEvent(call.publish, eventMoved, event);
  return moveRegistrations(call, event);
}
