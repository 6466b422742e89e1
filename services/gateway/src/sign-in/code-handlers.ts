import { Injectable } from '@nestjs/common';
import { sendSignInCode, type Language } from '#contracts';
import { Services, system } from '../actor/services.js';
import { RateLimits } from '../limits/rate-limits.js';
import type { Call, Handler } from '../rest/endpoint.js';
import { Callers } from '../sessions/callers.js';
import { RequestForgery } from '../sessions/request-forgery.js';
import { viewOf } from '../sessions/session-view.js';
import { folded } from './code.js';
import { People } from './people.js';
import { SignInCodes } from './sign-in-codes.js';

/** Sends a code to whatever address is given: nothing in the answer tells whether it is known. */
@Injectable()
export class SendCode implements Handler {
  constructor(
    private readonly codes: SignInCodes,
    private readonly limits: RateLimits,
    private readonly services: Services,
  ) {}

  async handle({ input, request }: Call<{ email: string; language?: Language }>): Promise<unknown> {
    this.limits.countSignIn(request, 'send');
    const email = folded(input.email);
    const { code, expiresAt } = await this.codes.issue(email);
    const language = input.language ?? request.edge.language;
    await this.services.call(sendSignInCode, { email, code, expiresAt: new Date(expiresAt).toISOString(), language }, system);
    return { sent: true, validForMinutes: 10 };
  }
}

/** Turns a code into a session. */
@Injectable()
export class SignInWithCode implements Handler {
  constructor(
    private readonly codes: SignInCodes,
    private readonly limits: RateLimits,
    private readonly people: People,
    private readonly callers: Callers,
    private readonly forgery: RequestForgery,
  ) {}

  async handle({ input, request, reply }: Call<{ email: string; code: string }>): Promise<unknown> {
    this.limits.countSignIn(request, 'redeem');
    const email = folded(input.email);
    const makeGoodAgain = await this.codes.redeem(email, input.code);
    try {
      const { person, roles } = await this.people.signIn(email, undefined, request.edge.language);
      return viewOf(await this.callers.signIn(request, reply, [person.id, roles, 'code']), this.forgery);
    } catch (error) {
      await makeGoodAgain();
      throw error;
    }
  }
}
