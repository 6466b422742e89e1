import { Inject, Injectable } from '@nestjs/common';
import { Links } from '#kernel';
import { SETTINGS } from '#platform';
import { categories, treatmentOf, type Category } from '../domain/category.js';
import type { Settings } from '../settings.js';

/** What a message says of itself, at its foot and in its headers. */
export interface LinksOfMessage {
  /** Why it came. */
  why: string;
  /** Where she chooses what comes and how; null where it goes to nobody in particular. */
  preferences: string | null;
  /** What a mail program asks for no more of its kind (RFC 8058), or of all kinds in it that need not come; null where there are none. */
  unsubscribe: string | null;
}

interface About {
  deliveryId: string;
  personId: string | null;
  /** Of what the message tells: several in a digest. */
  categories: readonly Category[];
}

/** Makes and knows the links by which a message explains itself, without anybody signing in. */
@Injectable()
export class MessageLinks {
  private readonly links: Links;
  private readonly publicUrl: string;

  constructor(@Inject(SETTINGS) { LINK_KEY, PUBLIC_URL }: Settings) {
    this.links = new Links(LINK_KEY);
    this.publicUrl = PUBLIC_URL.replace(/\/$/, '');
  }

  /** What is secret in the link to what somebody wants to be told. */
  preferencesOf = (personId: string): string => this.links.tokenFor('preferences', personId);

  of({ deliveryId, personId, categories: told }: About): LinksOfMessage {
    const stoppable = categories.filter((category) => treatmentOf[category].mayBeStopped && told.includes(category));
    const preferences = personId === null ? null : `${this.publicUrl}/n/${this.preferencesOf(personId)}`;
    return {
      why: `${this.publicUrl}/m/${this.links.tokenFor('why', deliveryId)}`,
      preferences,
      unsubscribe: preferences === null || stoppable.length === 0 ? null : `${preferences}/unsubscribe?category=${encodeURIComponent(stoppable.join(','))}`,
    };
  }

  /** Whose preferences a link leads to; null where it is none of ours. */
  personIn = (token: string): string | null => this.links.idIn('preferences', token);

  /** Which delivery a link asks about; null where it is none of ours. */
  deliveryIn = (token: string): string | null => this.links.idIn('why', token);
}
