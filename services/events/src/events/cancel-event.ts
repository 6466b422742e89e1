import { cancelEvent, eventCancelled, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { eventAfter } from '../domain/event-states.js';
import { cancelRegistrations } from '../registrations/cancel-registrations.js';
import { toView } from './event-views.js';
import { found, lockEvent, mustStillBe } from './find-event.js';
import { storeEvent } from './store-event.js';
import { tellEvent } from './tell.js';

@Answers(cancelEvent)
export class CancelEvent {
  async execute({ input, ...call }: CommandCall<typeof cancelEvent>): Promise<ReplyOf<typeof cancelEvent>> {
    const before = found(await lockEvent(call.tx, input.eventId));
    mustStillBe(before, input.version);
    const cancelled = { ...before, state: eventAfter(before.state, 'cancel'), reason: input.reason };
    const after = await storeEvent(call.tx, before, cancelled, call.now);
    tellEvent(call.publish, eventCancelled, after);
    return toView(await cancelRegistrations(call, after));
  }
}
