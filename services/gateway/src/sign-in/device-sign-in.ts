import { Injectable } from '@nestjs/common';
import { signInDevice } from '#contracts';
import { DomainError, type Actor } from '#kernel';
import { Services, system } from '../actor/services.js';

interface Known {
  actor: Promise<Actor | undefined>;
  until: number;
}

const rememberedMs = 60_000;
const mostRemembered = 10_000;

/** Devices of the house, which show a key with every request; partners is asked once a minute whether it is still good. */
@Injectable()
export class DeviceSignIn {
  private readonly known = new Map<string, Known>();

  constructor(private readonly services: Services) {}

  static isKey(token: string): boolean {
    return token.startsWith('device.');
  }

  /** @returns nobody where the key is none, or has been revoked */
  async actorOf(key: string): Promise<Actor | undefined> {
    const known = this.known.get(key);
    if (known && known.until > Date.now()) return known.actor;
    if (this.known.size >= mostRemembered) this.known.clear();
    const actor = this.ask(key);
    this.known.set(key, { actor, until: Date.now() + rememberedMs });
    // That partners is away is no answer to remember.
    actor.catch(() => this.known.delete(key));
    return actor;
  }

  private async ask(key: string): Promise<Actor | undefined> {
    try {
      const { deviceId } = await this.services.call(signInDevice, { key }, system);
      return { id: deviceId, roles: ['device'] };
    } catch (error) {
      if (error instanceof DomainError && error.code === 'actor.invalid') return undefined;
      throw error;
    }
  }
}
