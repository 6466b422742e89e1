import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { RateLimits } from '../limits/rate-limits.js';
import type { Call, Handler } from '../rest/endpoint.js';
import { Callers } from '../sessions/callers.js';
import type { SealedCookie } from '../sessions/sealed-cookie.js';
import { IdentityProvider, type Errand } from './identity-provider.js';
import { People } from './people.js';

const errandSeconds = 600;

/** Injected by name, since there are two cookies. */
export abstract class ErrandCookie {
  abstract cookie: SealedCookie;
}

@Injectable()
export class BeginStaffSignIn implements Handler {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly limits: RateLimits,
    private readonly errands: ErrandCookie,
  ) {}

  async handle({ input, request, reply }: Call<{ returnTo: string }>): Promise<undefined> {
    this.limits.countSignIn(request, 'staff');
    const { url, errand } = await this.provider.begin(input.returnTo);
    await this.errands.cookie.write(reply, JSON.stringify(errand), errandSeconds);
    await reply.redirect(url.href, 302);
  }
}

@Injectable()
export class FinishStaffSignIn implements Handler {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly people: People,
    private readonly callers: Callers,
    private readonly errands: ErrandCookie,
  ) {}

  async handle({ request, reply }: Call): Promise<undefined> {
    const errand = await this.errands.cookie.read(request);
    this.errands.cookie.clear(reply);
    if (!errand) throw new DomainError('sign-in.failed');
    const { returnTo, ...rest } = JSON.parse(errand) as Errand;
    const { email, name, roles } = await this.provider.finish(request.url.split('?')[1] ?? '', { returnTo, ...rest });
    const { person } = await this.people.signIn(email, name, request.edge.language);
    await this.callers.signIn(request, reply, [person.id, roles, 'staff']);
    await reply.redirect(returnTo, 302);
  }
}
