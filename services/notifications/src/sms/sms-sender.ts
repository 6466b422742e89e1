import type { Outcome } from '../domain/attempt.js';

export interface Sms {
  /** The delivery's, by which a report finds it. */
  id: string;
  /** E.164, e.g. `+46701234567`. */
  to: string;
  message: string;
  /** Whether the operator may keep no copy of what it says. */
  isSecret: boolean;
}

/** Hands an SMS over to an operator. */
export abstract class SmsSender {
  /** What deliveries and their attempts call it. */
  abstract readonly name: string;
  /** Whether the house has an operator at all. */
  abstract readonly isAvailable: boolean;

  /** Never throws: how it went is the answer, at the latest after `longestMs`. */
  abstract send(sms: Sms, longestMs?: number): Promise<Outcome>;
}
