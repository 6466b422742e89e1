import { Injectable } from '@nestjs/common';
import type { FactContract } from '#contracts';
import { on, type Reaction, type Subscription } from '#messaging';
import type { MessageKind } from '../domain/message.js';
import { messages } from '../messages.js';
import { Announcer } from './announcer.js';

/** @param reaction its name in the inbox, which must never change */
export function telling(reaction: string, kind: MessageKind): Subscription {
  @Injectable()
  class Tell {
    static readonly reaction = reaction;

    constructor(private readonly announcer: Announcer) {}

    react(reaction: Reaction<FactContract>): Promise<void> {
      return this.announcer.announce(kind, reaction);
    }
  }
  return on(messages[kind].fact, Tell);
}
