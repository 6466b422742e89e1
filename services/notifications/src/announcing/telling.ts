import { Injectable } from '@nestjs/common';
import type { FactContract } from '#contracts';
import { on, type Reaction, type Subscription } from '#messaging';
import { Announcer } from './announcer.js';
import { factsOf, type Message } from './message.js';

/** Its name is in the inbox, and must never change. */
export function telling(message: Message): Subscription[] {
  @Injectable()
  class Tell {
    static readonly reaction = `tell-${message.to}-when-${message.name}`;

    constructor(private readonly announcer: Announcer) {}

    react(reaction: Reaction<FactContract>): Promise<void> {
      return this.announcer.announce(message, reaction);
    }
  }
  return factsOf(message).map((fact) => on(fact, Tell));
}
