import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { DeviceSignIn } from '../sign-in/device-sign-in.js';
import { DemoTokens } from '../sign-in/demo-tokens.js';
import { nobody, type Caller } from './caller.js';
import { SealedCookie } from './sealed-cookie.js';
import { Sessions } from './sessions.js';

/** Tells who makes a request: by bearer token where there is one, or else by session cookie. */
@Injectable()
export class Callers {
  constructor(
    private readonly sessions: Sessions,
    private readonly cookie: SealedCookie,
    private readonly demoTokens: DemoTokens,
    private readonly devices: DeviceSignIn,
  ) {}

  /** @throws DomainError `actor.invalid` for a bearer token that is not good */
  async identify(request: FastifyRequest): Promise<Caller> {
    const { authorization } = request.headers;
    if (authorization !== undefined) return this.byToken(authorization);
    const sessionId = await this.cookie.read(request);
    const actor = sessionId && (await this.sessions.find(sessionId));
    return actor ? { by: 'session', actor, sessionId } : nobody;
  }

  /** Begins a session for somebody who has proved who she is; one that the browser had before ends. */
  async signIn(request: FastifyRequest, reply: FastifyReply, person: Parameters<Sessions['begin']>): Promise<Caller> {
    const before = await this.cookie.read(request);
    if (before) await this.sessions.end(before);
    const sessionId = await this.sessions.begin(...person);
    await this.cookie.write(reply, sessionId, cookieSeconds);
    return { by: 'session', sessionId, actor: { id: person[0], roles: person[1] } };
  }

  /** Whether the caller is still who she was, for answers that go on for long. */
  async isStill(caller: Caller, request: FastifyRequest): Promise<boolean> {
    if (caller.by === 'session') return (await this.sessions.find(caller.sessionId)) !== undefined;
    return caller.by === 'bearer' && (await this.identify(request).then(() => true, () => false));
  }

  private async byToken(authorization: string): Promise<Caller> {
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
    const actor = token && (DeviceSignIn.isKey(token) ? await this.devices.actorOf(token) : await this.demoTokens.actorOf(token));
    if (!actor) throw new DomainError('actor.invalid');
    return { by: 'bearer', actor };
  }
}

// The cookie may outlive its session, which is what decides.
const cookieSeconds = 60 * 24 * 3600;
