import { Injectable } from '@nestjs/common';
import { savePreferences, type ReplyOf } from '#contracts';
import { Answers, type CommandCall } from '#messaging';
import { DeliverySender } from '../deliveries/delivery-sender.js';
import { MessageLinks } from '../links/message-links.js';
import { ledTo } from './led-to.js';
import { changeWishes } from './wishes.js';

@Injectable()
@Answers(savePreferences)
export class SavePreferences {
  constructor(
    private readonly links: MessageLinks,
    private readonly sender: DeliverySender,
  ) {}

  async execute({ input: { token, ...changes }, now, tx, afterCommit }: CommandCall<typeof savePreferences>): Promise<ReplyOf<typeof savePreferences>> {
    const wishes = ledTo(await changeWishes(tx, ledTo(this.links.personIn(token)), changes, now));
    afterCommit(() => this.sender.wake());
    return wishes;
  }
}
