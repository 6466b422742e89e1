import type { Outcome } from '../domain/attempt.js';
import { SmsSender } from './sms-sender.js';

/** For a house without an account with an operator. */
export class NoSms extends SmsSender {
  readonly name = 'none';
  readonly isAvailable = false;

  async send(): Promise<Outcome> {
    return { kind: 'refused', reason: 'this house sends no SMS' };
  }
}
