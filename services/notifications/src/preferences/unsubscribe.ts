import { Injectable } from '@nestjs/common';
import { unsubscribe, type MessageChoice, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { treatmentOf } from '../domain/category.js';
import { MessageLinks } from '../links/message-links.js';
import { ledTo } from './led-to.js';
import { changeWishes } from './wishes.js';

@Injectable()
@Answers(unsubscribe)
export class Unsubscribe {
  constructor(private readonly links: MessageLinks) {}

  async execute({ input: { token, category }, now, tx }: CommandCall<typeof unsubscribe>): Promise<ReplyOf<typeof unsubscribe>> {
    const personId = ledTo(this.links.personIn(token));
    if (!treatmentOf[category].mayBeStopped) throw new DomainError('preference.must-come');
    const off = { channel: 'email', category, choice: 'off' } as MessageChoice;
    return ledTo(await changeWishes(tx, personId, { choices: [off] }, now));
  }
}
