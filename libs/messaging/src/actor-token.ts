import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { DomainError, isRole, type Actor } from '#kernel';

const algorithm = 'EdDSA';
const issuer = 'parken';

/** Ed25519 keys as base64url DER: PKCS #8 for the private, SPKI for the public. */
export const readPrivateKey = (key: string): KeyObject =>
  createPrivateKey({ key: Buffer.from(key, 'base64url'), format: 'der', type: 'pkcs8' });
export const readPublicKey = (key: string): KeyObject =>
  createPublicKey({ key: Buffer.from(key, 'base64url'), format: 'der', type: 'spki' });

/** Vouches for `actor` towards one service, for `seconds`. */
export const issueActorToken = (key: KeyObject, actor: Actor, service: string, seconds = 120): Promise<string> =>
  new SignJWT({ roles: [...actor.roles] })
    .setProtectedHeader({ alg: algorithm, typ: 'actor+jwt' })
    .setIssuer(issuer)
    .setAudience(service)
    .setSubject(actor.id)
    .setIssuedAt()
    .setExpirationTime(`${seconds}s`)
    .sign(key);

interface Verified {
  actor: Actor;
  expiresAt: number;
}

const remembered = 2_000;

/** Checks actor tokens meant for `service`; a token that it has seen is not verified again until it expires. */
export class ActorTokens {
  private readonly seen = new Map<string, Verified>();

  constructor(
    private readonly key: KeyObject,
    private readonly service: string,
  ) {}

  async verify(token: string | undefined): Promise<Actor> {
    if (!token) throw new DomainError('actor.missing');
    const known = this.seen.get(token);
    if (known && known.expiresAt > Date.now()) return known.actor;
    const verified = await this.check(token);
    if (this.seen.size >= remembered) this.seen.clear();
    this.seen.set(token, verified);
    return verified.actor;
  }

  private async check(token: string): Promise<Verified> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        issuer,
        audience: this.service,
        algorithms: [algorithm],
        typ: 'actor+jwt',
        requiredClaims: ['sub', 'exp', 'roles'],
      });
      const roles = Array.isArray(payload.roles) ? payload.roles.filter(isRole) : [];
      return { actor: { id: payload.sub!, roles }, expiresAt: payload.exp! * 1000 };
    } catch (error) {
      throw new DomainError(error instanceof errors.JWTExpired ? 'actor.expired' : 'actor.invalid');
    }
  }
}
