import { acceptSeat, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { lockRegistration, reached } from './find-registration.js';
import { takeSeat } from './take-seat.js';

@Answers(acceptSeat)
export class AcceptSeat {
  async execute({ input, actor, ...call }: CommandCall<typeof acceptSeat>): Promise<ReplyOf<typeof acceptSeat>> {
    return takeSeat(call, reached(await lockRegistration(call.tx, input.registrationId), actor));
  }
}
