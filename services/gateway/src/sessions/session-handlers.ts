import { Injectable } from '@nestjs/common';
import type { Call, Handler } from '../rest/endpoint.js';
import { RequestForgery } from './request-forgery.js';
import { SealedCookie } from './sealed-cookie.js';
import { viewOf } from './session-view.js';
import { Sessions } from './sessions.js';

@Injectable()
export class ShowSession implements Handler {
  constructor(private readonly forgery: RequestForgery) {}

  handle({ caller }: Call): Promise<unknown> {
    return Promise.resolve(viewOf(caller, this.forgery));
  }
}

@Injectable()
export class SignOut implements Handler {
  constructor(
    private readonly sessions: Sessions,
    private readonly cookie: SealedCookie,
  ) {}

  async handle({ caller, reply }: Call): Promise<undefined> {
    if (caller.by === 'session') await this.sessions.end(caller.sessionId);
    this.cookie.clear(reply);
  }
}

@Injectable()
export class SignOutEverywhere implements Handler {
  constructor(
    private readonly sessions: Sessions,
    private readonly cookie: SealedCookie,
  ) {}

  async handle({ caller, reply }: Call): Promise<undefined> {
    await this.sessions.endAllOf(caller.actor.id);
    this.cookie.clear(reply);
  }
}
