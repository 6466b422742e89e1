import { Injectable } from '@nestjs/common';
import { setPreferences, type ReplyOf } from '#contracts';
import { DomainError } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { DeliverySender } from '../deliveries/delivery-sender.js';
import { changeWishes } from './wishes.js';

@Injectable()
@Answers(setPreferences)
export class SetPreferences {
  constructor(private readonly sender: DeliverySender) {}

  async execute({ input: { personId, ...changes }, actor, now, tx, afterCommit }: CommandCall<typeof setPreferences>): Promise<ReplyOf<typeof setPreferences>> {
    if (actor.id !== personId) throw new DomainError('person.not-found');
    const wishes = await changeWishes(tx, personId, changes, now);
    if (!wishes) throw new DomainError('person.not-found');
    afterCommit(() => this.sender.wake());
    return { personId, ...wishes };
  }
}
