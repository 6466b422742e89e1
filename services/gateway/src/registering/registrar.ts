import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { meetPerson, registerForEvent, type Language, type RegistrationView } from '#contracts';
import { Services, system } from '../actor/services.js';
import { RateLimits } from '../limits/rate-limits.js';
import { folded } from '../sign-in/code.js';

/** Somebody as she, or whoever invites her, has written her. */
export interface Stranger {
  name: string;
  email: string;
  phone?: string;
  language: Language;
}

// Hundreds may register for one seat at the same moment, and each waits for those before her.
const patienceMs = 25_000;

/** Registers people who have not signed in: partners says whose the address is, and events takes the registration. */
@Injectable()
export class Registrar {
  constructor(
    private readonly services: Services,
    private readonly limits: RateLimits,
  ) {}

  /**
   * @param key of the request; what is sent to the services in its course gets keys that are made from it
   * @throws DomainError `limit.exceeded` where too much has been sent to her address
   */
  async meet({ email, ...rest }: Stranger, key: string): Promise<string> {
    const address = folded(email);
    this.limits.countStranger(address);
    const { personId } = await this.services.call(meetPerson, { ...rest, email: address }, system, { idempotencyKey: key, timeoutMs: patienceMs });
    return personId;
  }

  async register(stranger: Stranger, { eventId, bySms }: { eventId: string; bySms: boolean }, key: string): Promise<RegistrationView> {
    const attendeeId = await this.meet(stranger, key);
    return this.services.call(registerForEvent, { eventId, attendeeId, bySms }, system, { idempotencyKey: key, timeoutMs: patienceMs });
  }
}

/** A key for what the gateway itself does for somebody: two who choose the same one do not meet under it. */
export const keyFor = (actorId: string, idempotencyKey: string): string =>
  createHash('sha256').update(JSON.stringify([actorId, idempotencyKey])).digest('base64url');
