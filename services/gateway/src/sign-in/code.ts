import { randomBytes } from 'node:crypto';

// Crockford's base 32: no I, L, O or U, and what looks like one of its digits is read as it. 8 × 5 bits are 40.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new code such as `K7WQ-3MXP`. */
export function newCode(): string {
  const letters = [...randomBytes(8)].map((byte) => alphabet[byte % 32]!).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** What somebody has typed, as the code that she meant. */
export const meant = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** One person is one address, however she writes it. */
export const folded = (email: string): string => email.trim().normalize('NFKC').toLowerCase();
