import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import type { GatewaySettings } from '../config.js';
import { networkOf, type ClientAddresses } from '../server/client-address.js';
import { RateLimiter, type Allowance } from './rate-limiter.js';

const signInSeconds = 600;
const strangerSeconds = 600;

/**
 * How much one person, or one address, may ask for. An office of two hundred shares one address, so whoever has signed in
 * is counted as herself, and the address only for those who have not: a page of ours asks some twenty times, so 1,200 a
 * minute is sixty people who open one in the same minute. At sign-in, 120 attempts in ten minutes are two full courses
 * of people arriving at once; what protects the code itself is its five tries, not this. Who registers without signing in makes
 * us write to whatever address she gives, so that is limited for her and for the address.
 */
export class RateLimits {
  private readonly signedIn: RateLimiter;
  private readonly address: RateLimiter;
  private readonly signIn: RateLimiter;
  private readonly registering: RateLimiter;
  private readonly stranger: RateLimiter;

  constructor(
    settings: GatewaySettings,
    private readonly addresses: ClientAddresses,
  ) {
    this.signedIn = new RateLimiter(settings.RATE_SIGNED_IN_PER_MINUTE, 60);
    this.address = new RateLimiter(settings.RATE_ADDRESS_PER_MINUTE, 60);
    this.signIn = new RateLimiter(settings.RATE_SIGN_IN_PER_ADDRESS, signInSeconds);
    this.registering = new RateLimiter(settings.RATE_REGISTRATION_PER_ADDRESS, strangerSeconds);
    this.stranger = new RateLimiter(settings.RATE_REGISTRATION_PER_EMAIL, strangerSeconds);
  }

  /** Counts a request to the interface. @throws DomainError `limit.exceeded` */
  count(request: FastifyRequest, reply: FastifyReply): void {
    const { caller } = request.edge;
    const [limiter, key] = caller.by === 'nothing' ? [this.address, this.networkOf(request)] as const : [this.signedIn, caller.actor.id] as const;
    const { isAllowed, limit, remaining, resetSeconds } = limiter.take(key);
    void reply.header('RateLimit-Policy', `"default";q=${limit};w=${limiter.seconds}`);
    void reply.header('RateLimit', `"default";r=${remaining};t=${resetSeconds}`);
    if (!isAllowed) throw new DomainError('limit.exceeded', { retryAfter: resetSeconds });
  }

  /** Counts an attempt of `kind` to sign in, by address. @throws DomainError `limit.exceeded` */
  countSignIn(request: FastifyRequest, kind: string): void {
    mustBeAllowed(this.signIn.take(`${kind} ${this.networkOf(request)}`));
  }

  /** Counts somebody who registers without having signed in, by address. @throws DomainError `limit.exceeded` */
  countRegistering(request: FastifyRequest): void {
    mustBeAllowed(this.registering.take(this.networkOf(request)));
  }

  /** Counts what is sent to an e-mail address that has proved nothing, whoever wrote it. @throws DomainError `limit.exceeded` */
  countStranger(email: string): void {
    mustBeAllowed(this.stranger.take(email));
  }

  private networkOf(request: FastifyRequest): string {
    return networkOf(this.addresses.of(request));
  }
}

function mustBeAllowed({ isAllowed, resetSeconds }: Allowance): void {
  if (!isAllowed) throw new DomainError('limit.exceeded', { retryAfter: resetSeconds });
}
