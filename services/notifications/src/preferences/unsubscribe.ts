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
    const kinds = [category].flat();
    if (!kinds.every((kind) => treatmentOf[kind].mayBeStopped)) throw new DomainError('preference.must-come');
    const choices = kinds.map((kind) => ({ channel: 'email', category: kind, choice: 'off' }) as MessageChoice);
    return ledTo(await changeWishes(tx, personId, { choices }, now));
  }
}
