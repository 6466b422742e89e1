import { withdrawRegistration, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { lockRegistration, reached } from './find-registration.js';
import { giveUp } from './give-up.js';

@Answers(withdrawRegistration)
export class WithdrawRegistration {
  async execute({ input, actor, ...call }: CommandCall<typeof withdrawRegistration>): Promise<ReplyOf<typeof withdrawRegistration>> {
    return giveUp(call, reached(await lockRegistration(call.tx, input.registrationId), actor));
  }
}
