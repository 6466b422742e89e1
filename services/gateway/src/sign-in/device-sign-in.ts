import { Injectable } from '@nestjs/common';
import { signInDevice } from '#contracts';
import { DomainError, type Actor } from '#kernel';
import { Services, system } from '../actor/services.js';

interface Known {
  /** Null where the key was none when it was last asked for. */
  actor: Actor | null;
  /** When partners last said so. */
  saidAt: number;
  askAgainAt: number;
}

const patienceMs = 3_000;
const rememberedMs = 60_000;
/** A door must not stay shut since partners is away, nor a lost panel be good for ever. */
const longestWithoutAskingMs = 10 * 60_000;
const pauseWhileAwayMs = 10_000;
const mostRemembered = 10_000;

/** Devices of the house, which show a key with every request; partners is asked once a minute whether it is still good. */
@Injectable()
export class DeviceSignIn {
  private readonly known = new Map<string, Known>();
  private readonly asking = new Map<string, Promise<Known>>();

  constructor(private readonly services: Services) {}

  static isKey(token: string): boolean {
    return token.startsWith('device.');
  }

  /** @returns nobody where the key is none, or has been revoked */
  async actorOf(key: string, now = Date.now()): Promise<Actor | undefined> {
    const known = this.known.get(key);
    const fresh = known && now < known.askAgainAt ? known : await this.askedOnce(key, known, now);
    return fresh.actor ?? undefined;
  }

  // All who come meanwhile get the same answer.
  private askedOnce(key: string, known: Known | undefined, now: number): Promise<Known> {
    const asked = this.asking.get(key) ?? this.askElseKnown(key, known, now).finally(() => this.asking.delete(key));
    this.asking.set(key, asked);
    return asked;
  }

  private async askElseKnown(key: string, known: Known | undefined, now: number): Promise<Known> {
    try {
      return this.remember(key, { actor: await this.ask(key), saidAt: now, askAgainAt: now + rememberedMs });
    } catch (error) {
      if (!known?.actor || now - known.saidAt > longestWithoutAskingMs) throw error;
      return this.remember(key, { ...known, askAgainAt: now + pauseWhileAwayMs });
    }
  }

  // Whoever makes up keys drives out no device that has shown a good one: of those there are few.
  private remember(key: string, known: Known): Known {
    this.known.delete(key);
    if (known.actor || this.known.size < mostRemembered) this.known.set(key, known);
    if (this.known.size > mostRemembered) this.forgetRefused();
    return known;
  }

  private forgetRefused(): void {
    for (const [key, { actor }] of this.known) if (!actor) this.known.delete(key);
  }

  private async ask(key: string): Promise<Actor | null> {
    try {
      const { deviceId } = await this.services.call(signInDevice, { key }, system, { timeoutMs: patienceMs });
      return { id: deviceId, roles: ['device'] };
    } catch (error) {
      if (error instanceof DomainError && error.code === 'actor.invalid') return null;
      throw error;
    }
  }
}
