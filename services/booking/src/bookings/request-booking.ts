import { requestBooking, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { askForSpace } from './ask-for-space.js';
import { toView } from './booking-row.js';

@Answers(requestBooking)
export class RequestBooking {
  async execute({ input, actor, ...effects }: CommandCall<typeof requestBooking>): Promise<ReplyOf<typeof requestBooking>> {
    return toView(await askForSpace(effects, { ...input, actor, organisationId: input.organisationId ?? null, eventId: null }));
  }
}
