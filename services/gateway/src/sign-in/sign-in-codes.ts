import { DomainError } from '#kernel';
import type { Bucket } from '../sessions/bucket.js';
import type { Keys } from '../sessions/keys.js';
import { meant, newCode } from './code.js';

/** Kept under the keyed hash of an address: neither the address nor the code can be read from it. */
interface Record {
  mac: string | null;
  expiresAt: number;
  tries: number;
  sentAt: number[];
}

const minute = 60_000;
const validForMs = 10 * minute;
const mostTries = 5;
const sendingWindowMs = 15 * minute;

/**
 * One-time codes: ten minutes, five tries, one use. What a try has shown is told only after it has been counted, by
 * compare-and-set, so that any number of guesses at the same moment are five at most.
 */
export class SignInCodes {
  constructor(
    private readonly bucket: Bucket<Record>,
    private readonly keys: Keys,
    private readonly mostSent: number,
  ) {}

  /** A new code for an address; an earlier one is no longer good. @throws DomainError `limit.exceeded` */
  async issue(email: string, now = Date.now()): Promise<{ code: string; expiresAt: number }> {
    const code = newCode();
    const expiresAt = now + validForMs;
    await this.change(email, (record) => {
      const sentAt = (record?.sentAt ?? []).filter((at) => at > now - sendingWindowMs);
      if (sentAt.length >= this.mostSent) {
        throw new DomainError('limit.exceeded', { retryAfter: Math.ceil((sentAt[0]! + sendingWindowMs - now) / 1000) });
      }
      return { mac: this.macOf(email, code), expiresAt, tries: 0, sentAt: [...sentAt, now] };
    });
    return { code, expiresAt };
  }

  /**
   * Uses the code up.
   * @returns how to make it good again, where what it was used for could not be done
   * @throws DomainError `sign-in.code-wrong` or `sign-in.code-used-up`
   */
  async redeem(email: string, typed: string, now = Date.now()): Promise<() => Promise<void>> {
    const mac = this.macOf(email, typed);
    let isRight = false;
    const used = await this.change(email, (record) => {
      if (!record?.mac || record.expiresAt <= now) throw new DomainError('sign-in.code-wrong');
      if (record.tries >= mostTries) throw new DomainError('sign-in.code-used-up');
      // Both are keyed hashes, so the time that comparing takes tells nothing of the code.
      isRight = record.mac === mac;
      return { ...record, tries: record.tries + 1, mac: isRight ? null : record.mac };
    });
    if (!isRight) throw new DomainError('sign-in.code-wrong');
    return async () => {
      await this.change(email, (record) => ({ ...(record ?? used), mac: record?.mac ?? mac }));
    };
  }

  private async change(email: string, next: (record: Record | undefined) => Record): Promise<Record> {
    const key = this.keys.mac('email', email);
    for (;;) {
      const found = await this.bucket.get(key);
      const record = next(found?.value);
      if (await this.bucket.replace(key, record, found?.revision ?? 0)) return record;
    }
  }

  private macOf(email: string, code: string): string {
    return this.keys.mac('sign-in-code', email, meant(code));
  }
}
