import { Injectable } from '@nestjs/common';
import { signInPerson, type Language, type ReplyOf } from '#contracts';
import { Services, system } from '../actor/services.js';
import { folded } from './code.js';

const rememberedMs = 60_000;

/** Who partners says that a proved address belongs to. */
@Injectable()
export class People {
  private readonly known = new Map<string, { id: string; until: number }>();

  constructor(private readonly services: Services) {}

  signIn(email: string, name: string | undefined, language: Language): Promise<ReplyOf<typeof signInPerson>> {
    const line = name?.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, 120);
    return this.services.call(signInPerson, { email: folded(email), language, ...(line && { name: line }) }, system);
  }

  /** As signIn, but asks at most once a minute: for tokens that come with every request. */
  async find(email: string, name: string | undefined): Promise<{ id: string }> {
    const known = this.known.get(email);
    if (known && known.until > Date.now()) return known;
    const { person } = await this.signIn(email, name, 'sv');
    this.known.set(email, { id: person.id, until: Date.now() + rememberedMs });
    return person;
  }
}
