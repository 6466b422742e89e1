import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import type { PublicAddress } from '../server/public-address.js';
import type { Keys } from './keys.js';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site lets a browser send in its user's name. Two locks, since either has been picked before: where the
 * browser says that a request comes from (Sec-Fetch-Site, or Origin where it is older), and a header with a token bound to
 * the session, which no form can send and no other origin can read. A token in a header rather than a second cookie, since
 * a neighbouring subdomain could plant the cookie.
 */
export class RequestForgery {
  constructor(
    private readonly address: PublicAddress,
    private readonly keys: Keys,
  ) {}

  /** What a page of ours sends as X-CSRF-Token for as long as the session lasts. */
  tokenOf(sessionId: string): string {
    return this.keys.mac('csrf', sessionId);
  }

  /** @throws DomainError `request.csrf` */
  mustBeOurs(request: FastifyRequest): void {
    const { caller } = request.edge;
    // A browser never sends a bearer token by itself.
    if (safeMethods.has(request.method) || caller.by === 'bearer') return;
    if (!this.isFromOurSite(request)) throw new DomainError('request.csrf');
    if (caller.by === 'session' && !same(request.headers['x-csrf-token'], this.tokenOf(caller.sessionId))) throw new DomainError('request.csrf');
  }

  private isFromOurSite({ headers }: FastifyRequest): boolean {
    const site = headers['sec-fetch-site'];
    if (site !== undefined) return site === 'same-origin' || site === 'none';
    const { origin } = headers;
    if (origin === undefined) return true;
    return origin === this.address.origin || (URL.canParse(origin) && new URL(origin).host === headers.host);
  }
}

function same(given: string | string[] | undefined, expected: string): boolean {
  if (typeof given !== 'string' || given.length !== expected.length) return false;
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
