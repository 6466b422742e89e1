import { Injectable } from '@nestjs/common';
import { signInDevice } from '#contracts';
import { DomainError, type Actor } from '#kernel';
import { Services, system } from '../actor/services.js';

interface Known {
  actor: Promise<Actor | undefined>;
  askedAt: number;
}

const patienceMs = 3_000;
const rememberedMs = 60_000;
/** A door must not stay shut since partners is away, nor a lost panel be good for ever. */
const longestWithoutAskingMs = 10 * 60_000;
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
  async actorOf(key: string, now = Date.now()): Promise<Actor | undefined> {
    const known = this.known.get(key);
    if (known && now - known.askedAt < rememberedMs) return known.actor;
    if (this.known.size >= mostRemembered) this.known.clear();
    const asked = { actor: this.ask(key), askedAt: now };
    this.known.set(key, asked);
    try {
      return await asked.actor;
    } catch (error) {
      if (this.known.get(key) === asked) this.known.delete(key);
      if (!known || now - known.askedAt > longestWithoutAskingMs) throw error;
      this.known.set(key, known);
      return known.actor;
    }
  }

  private async ask(key: string): Promise<Actor | undefined> {
    try {
      const { deviceId } = await this.services.call(signInDevice, { key }, system, { timeoutMs: patienceMs });
      return { id: deviceId, roles: ['device'] };
    } catch (error) {
      if (error instanceof DomainError && error.code === 'actor.invalid') return undefined;
      throw error;
    }
  }
}
