import { eventOver } from '#contracts';
import type { Call } from '../call.js';
import { eventAfter } from '../domain/event-states.js';
import { isBefore } from '../domain/interval.js';
import { lockEvent } from './find-event.js';
import { storeEvent } from './store-event.js';
import { tellEvent } from './tell.js';

/** A published event whose end has passed is over. */
export async function endEvent({ tx, now, publish }: Call, eventId: string): Promise<void> {
  const before = await lockEvent(tx, eventId);
  if (before?.state !== 'published' || isBefore(now, before.end)) return;
  const after = await storeEvent(tx, before, { ...before, state: eventAfter(before.state, 'end') }, now);
  tellEvent(publish, eventOver, after);
}
