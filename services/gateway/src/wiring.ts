import type { DynamicModule, Provider, Type } from '@nestjs/common';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { readPrivateKey, RpcClient } from '#messaging';
import { ActorTokenMint } from './actor/actor-tokens.js';
import { Services } from './actor/services.js';
import type { GatewaySettings } from './config.js';
import { Health } from './health/health.js';
import { RateLimits } from './limits/rate-limits.js';
import { Facts } from './live/facts.js';
import { LiveFeed } from './live/live-feed.js';
import { PictureEncoder } from './pictures/picture-encoder.js';
import { Programme } from './programme/programme.js';
import { Registrar } from './registering/registrar.js';
import { Telephones } from './registering/telephones.js';
import { endpoints } from './rest/routes.js';
import { ClientAddresses } from './server/client-address.js';
import { InFlight } from './server/in-flight.js';
import { PublicAddress } from './server/public-address.js';
import { Bucket } from './sessions/bucket.js';
import { Callers } from './sessions/callers.js';
import { endSessionsWhenErased, grantWhenConfirmed, wasErased } from './sessions/session-reactions.js';
import { Keys } from './sessions/keys.js';
import { RequestForgery } from './sessions/request-forgery.js';
import { SealedCookie } from './sessions/sealed-cookie.js';
import { RecentEntries } from './sessions/recent-entries.js';
import { Sessions } from './sessions/sessions.js';
import { DeviceSignIn } from './sign-in/device-sign-in.js';
import { DemoTokens } from './sign-in/demo-tokens.js';
import { IdentityProvider } from './sign-in/identity-provider.js';
import { People } from './sign-in/people.js';
import { SignInCodes } from './sign-in/sign-in-codes.js';
import { ErrandCookie } from './sign-in/staff-handlers.js';

export class GatewayModule {
  /** Everything that answers, with what it needs, put together for one set of settings. */
  static for(settings: GatewaySettings, connection: NatsConnection, logger: Logger): DynamicModule {
    const address = new PublicAddress(settings.PUBLIC_URL);
    const keys = new Keys(Buffer.from(settings.SESSION_KEY, 'base64url'));
    const sessions = new Sessions(new Bucket(connection, 'sessions', new RecentEntries(connection, 'sessions')), wasErased(connection));
    const facts = new Facts(connection);
    endSessionsWhenErased(facts, sessions, logger);
    grantWhenConfirmed(facts, sessions, logger);
    const services = new Services(new RpcClient(connection), new ActorTokenMint(readPrivateKey(settings.ACTOR_PRIVATE_KEY)));
    const people = new People(services);
    const providers: Provider[] = [
      is(PublicAddress, address),
      is(Services, services),
      is(People, people),
      is(Facts, facts),
      is(Sessions, sessions),
      is(SealedCookie, new SealedCookie('session', keys, address)),
      is(ErrandCookie, { cookie: new SealedCookie('errand', keys, address) }),
      is(RequestForgery, new RequestForgery(address, keys)),
      is(RateLimits, new RateLimits(settings, new ClientAddresses(settings.TRUSTED_PROXIES, settings.TRUSTED_PROXY_HEADER))),
      is(SignInCodes, new SignInCodes(new Bucket(connection, 'sign-in-codes'), keys, settings.RATE_SIGN_IN_PER_EMAIL)),
      is(IdentityProvider, new IdentityProvider(settings, address)),
      is(DemoTokens, new DemoTokens(settings, people)),
      is(DeviceSignIn, new DeviceSignIn(services)),
      is(Telephones, new Telephones(settings.PHONE_COUNTRY)),
      is(LiveFeed, new LiveFeed(facts, sessions)),
      is(Health, new Health(connection)),
      InFlight,
      PictureEncoder,
      Registrar,
      Programme,
      Callers,
      ...new Set<Type>(endpoints.map(({ answeredBy }) => answeredBy)),
    ];
    return { module: GatewayModule, providers };
  }
}

const is = <T>(provide: abstract new (...dependencies: never[]) => T, useValue: NoInfer<T>): Provider => ({ provide, useValue });
