import { withdrawByLink, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { lockRegistration } from './find-registration.js';
import { giveUp } from './give-up.js';
import { RegistrationLinks } from './registration-links.js';

@Answers(withdrawByLink)
export class WithdrawByLink {
  constructor(private readonly links: RegistrationLinks) {}

  async execute({ input, ...call }: CommandCall<typeof withdrawByLink>): Promise<ReplyOf<typeof withdrawByLink>> {
    return giveUp(call, this.links.opened(await lockRegistration(call.tx, this.links.read(input.token))));
  }
}
