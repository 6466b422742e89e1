import { createPublicKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, compactVerify, errors, exportJWK, SignJWT } from 'jose';
import { z } from 'zod';
import { id, type listPassKeys, type ReplyOf } from '#contracts';
import { validityOf } from '../domain/pass-rules.js';
import type { VisitRow } from '../visits/visit-row.js';

export type PassKey = ReplyOf<typeof listPassKeys>['keys'][number];

const alg = 'EdDSA';
const issuer = 'parken';
const claims = z.object({ iss: z.literal(issuer), jti: id(), aud: id() });

/** What a pass says by itself: the visit, and the site as it was when the pass was made. */
export interface Shown {
  visitId: string;
  siteId: string;
}

/** Makes passes, and knows its own again: JWS in compact form (RFC 7515), signed with Ed25519 (RFC 8037), that name nobody. */
export class Passes {
  private readonly publicKey: KeyObject;
  private readonly jwk: Promise<PassKey>;

  constructor(private readonly key: KeyObject) {
    this.publicKey = createPublicKey(key);
    this.jwk = describe(this.publicKey);
  }

  /** The same for the same visit, as long as it is neither moved nor another key used. */
  async passFor(visit: Pick<VisitRow, 'id' | 'siteId' | 'expectedFrom' | 'expectedUntil'>): Promise<string> {
    const { validFrom, validUntil } = validityOf(visit);
    return new SignJWT()
      .setProtectedHeader({ alg, kid: (await this.jwk).kid })
      .setIssuer(issuer)
      .setJti(visit.id)
      .setAudience(visit.siteId)
      .setNotBefore(Math.floor(validFrom.epochMilliseconds / 1000))
      .setExpirationTime(Math.ceil(validUntil.epochMilliseconds / 1000))
      .sign(this.key);
  }

  /** What a pass is for, whatever its times: how the visit stands now is what counts. Null if it is none of ours. */
  async read(pass: string): Promise<Shown | null> {
    try {
      const { payload } = await compactVerify(pass, this.publicKey, { algorithms: [alg] });
      const { data } = claims.safeParse(JSON.parse(Buffer.from(payload).toString()));
      return data ? { visitId: data.jti, siteId: data.aud } : null;
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof SyntaxError) return null;
      throw error;
    }
  }

  /** The public key as a JWK (RFC 8037); its id is its thumbprint (RFC 7638). */
  publicJwk(): Promise<PassKey> {
    return this.jwk;
  }
}

async function describe(key: KeyObject): Promise<PassKey> {
  const { x } = await exportJWK(key);
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: x! } as const;
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), use: 'sig', alg };
}
