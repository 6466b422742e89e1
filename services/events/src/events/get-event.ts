import { getEvent, type ReplyOf } from '#contracts';
import { Answers, type QueryCall } from '#messaging';
import { toView } from './event-views.js';
import { found, findEvent } from './find-event.js';

@Answers(getEvent)
export class GetEvent {
  async execute({ input, db }: QueryCall<typeof getEvent>): Promise<ReplyOf<typeof getEvent>> {
    return toView(found(await findEvent(db, input.eventId)));
  }
}
