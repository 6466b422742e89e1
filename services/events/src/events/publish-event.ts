import { eventPublished, publishEvent, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { publish as published } from '../domain/event-states.js';
import { toView } from './event-views.js';
import { found, lockEvent, mustStillBe } from './find-event.js';
import { storeEvent } from './store-event.js';
import { tellEvent } from './tell.js';

@Answers(publishEvent)
export class PublishEvent {
  async execute({ input, now, tx, publish }: CommandCall<typeof publishEvent>): Promise<ReplyOf<typeof publishEvent>> {
    const before = found(await lockEvent(tx, input.eventId));
    mustStillBe(before, input.version);
    const after = await storeEvent(tx, before, published(before, now), now);
    tellEvent(publish, eventPublished, after);
    return toView(after);
  }
}
