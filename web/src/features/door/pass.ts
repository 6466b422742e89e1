/** What a pass says by itself. It names nobody. */
export interface Pass {
  visitId: string;
  siteId: string;
  validFrom: number;
  validUntil: number;
}

export interface PassKey {
  kty: string;
  crv: string;
  x: string;
  kid: string;
}

/** What a door that is alone makes of a pass: that it opens, why not, or that this browser can't tell whether it is genuine. */
export type Verdict = 'good' | 'unchecked' | 'not-a-pass' | 'forged' | 'other-site' | 'too-early' | 'too-late';

export interface Checked {
  verdict: Verdict;
  pass: Pass | null;
}

interface Door {
  siteId: string;
  direction: 'in' | 'out';
  keys: readonly PassKey[];
  now: number;
}

/** Checks a pass against the published keys, its site and its time: all that can be known without asking the house. */
export async function checkPass(text: string, { siteId, direction, keys, now }: Door): Promise<Checked> {
  const pass = read(text);
  if (!pass) return { verdict: 'not-a-pass', pass };
  const isGenuine = await isSignedBy(text, keys);
  if (isGenuine === false) return { verdict: 'forged', pass };
  // Whoever is inside must be known to have left, whatever her pass says.
  const against = direction === 'out' ? undefined : reasonAgainst(pass, siteId, now);
  return { verdict: against ?? (isGenuine ? 'good' : 'unchecked'), pass };
}

function reasonAgainst(pass: Pass, siteId: string, now: number): Verdict | undefined {
  if (pass.siteId !== siteId) return 'other-site';
  if (now < pass.validFrom) return 'too-early';
  return now >= pass.validUntil ? 'too-late' : undefined;
}

/** @returns what a pass says, without asking whether it is true */
export function read(text: string): Pass | null {
  const [, payload] = parts(text) ?? [];
  const claims = payload === undefined ? undefined : jsonIn(payload);
  if (claims?.iss !== 'parken' || typeof claims.jti !== 'string' || typeof claims.aud !== 'string') return null;
  return { visitId: claims.jti, siteId: claims.aud, validFrom: Number(claims.nbf) * 1000, validUntil: Number(claims.exp) * 1000 };
}

/** @returns null where it can't be told: there is no such key here, or the browser does not know how */
async function isSignedBy(text: string, keys: readonly PassKey[]): Promise<boolean | null> {
  const [header, payload, signature] = parts(text)!;
  if (keys.length === 0) return null;
  const key = keys.find(({ kid }) => kid === jsonIn(header)?.kid);
  // The house has published all of its keys.
  if (!key) return false;
  const trusted = await crypto.subtle.importKey('jwk', { kty: key.kty, crv: key.crv, x: key.x }, 'Ed25519', false, ['verify']).catch(() => null);
  const signed = bytesIn(signature);
  return trusted && (signed ? crypto.subtle.verify('Ed25519', trusted, signed, new TextEncoder().encode(`${header}.${payload}`)) : false);
}

const parts = (text: string): [string, string, string] | undefined => /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(text)?.slice(1) as [string, string, string] | undefined;

function jsonIn(part: string): Record<string, unknown> | undefined {
  const bytes = bytesIn(part);
  try {
    const value: unknown = bytes && JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function bytesIn(part: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.codePointAt(0)!);
  } catch {
    return undefined;
  }
}
