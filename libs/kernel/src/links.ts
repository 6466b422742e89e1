import { createHmac, timingSafeEqual } from 'node:crypto';

const macBytes = 16;

/**
 * Links that let whoever has one do what it is for, without signing in. A link is made of the id that it leads to and of a code
 * that only this key makes (HMAC-SHA-256, RFC 2104, cut to 128 bits), so that nothing need be stored to know it again.
 */
export class Links {
  /** @param key at least 16 bytes, base64url; with another key all earlier links end */
  constructor(private readonly key: string) {}

  /** @param purpose what the link is for; one for another purpose does not open it */
  tokenFor(purpose: string, id: string): string {
    const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
    return Buffer.concat([bytes, this.codeOf(purpose, bytes)]).toString('base64url');
  }

  /** @returns the id that the link leads to, or null where it is not one of ours */
  idIn(purpose: string, token: string): string | null {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== 16 + macBytes || bytes.toString('base64url') !== token) return null;
    const id = bytes.subarray(0, 16);
    if (!timingSafeEqual(this.codeOf(purpose, id), bytes.subarray(16))) return null;
    return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  private codeOf(purpose: string, id: Buffer): Buffer {
    return createHmac('sha256', Buffer.from(this.key, 'base64url')).update(`${purpose}\0`).update(id).digest().subarray(0, macBytes);
  }
}
