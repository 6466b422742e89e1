import { createHmac } from 'node:crypto';
import type { Coded } from '../domain/door-codes.js';

/** Makes door codes (HMAC-SHA-256, RFC 2104), so that none need be stored. */
export class DoorKey {
  /** @param key at least 16 characters, base64url; with another key all doors have other codes */
  constructor(private readonly key: string) {}

  readonly candidate = ({ id, start }: Coded, counter: number): string => {
    const mac = createHmac('sha256', Buffer.from(this.key, 'base64url')).update(`door ${id} ${start.toString()} ${counter}`).digest();
    // Of 48 bits: what is left over favours none by more than one in a hundred million.
    return String(mac.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
  };
}
