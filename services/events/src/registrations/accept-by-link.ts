import { acceptByLink, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { lockRegistration } from './find-registration.js';
import { RegistrationLinks } from './registration-links.js';
import { takeSeat } from './take-seat.js';

@Answers(acceptByLink)
export class AcceptByLink {
  constructor(private readonly links: RegistrationLinks) {}

  async execute({ input, ...call }: CommandCall<typeof acceptByLink>): Promise<ReplyOf<typeof acceptByLink>> {
    return takeSeat(call, this.links.opened(await lockRegistration(call.tx, this.links.read(input.token))));
  }
}
