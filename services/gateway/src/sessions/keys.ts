import { createHmac, hkdfSync } from 'node:crypto';

type Purpose = 'csrf' | 'sign-in-code' | 'email' | 'seal';

/** One key for each purpose, all made from the one that is configured. */
export class Keys {
  private readonly derived = new Map<Purpose, Uint8Array>();

  constructor(private readonly secret: Uint8Array) {}

  for(purpose: Purpose): Uint8Array {
    const known = this.derived.get(purpose);
    if (known) return known;
    const key = new Uint8Array(hkdfSync('sha256', this.secret, '', `parken ${purpose}`, 32));
    this.derived.set(purpose, key);
    return key;
  }

  /** Keyed hash, base64url: whoever reads it can neither undo it nor try guesses. */
  mac(purpose: Purpose, ...parts: string[]): string {
    return createHmac('sha256', this.for(purpose)).update(JSON.stringify(parts)).digest('base64url');
  }
}
