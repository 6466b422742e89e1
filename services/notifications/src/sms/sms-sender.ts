import type { Outcome } from '../domain/attempt.js';

export interface Sms {
  /** E.164, e.g. `+46701234567`. */
  to: string;
  message: string;
}

/** Hands an SMS over to an operator. */
export abstract class SmsSender {
  /** Whether the house has an operator at all. */
  abstract readonly isAvailable: boolean;

  /** Never throws: how it went is the answer. */
  abstract send(sms: Sms): Promise<Outcome>;
}
