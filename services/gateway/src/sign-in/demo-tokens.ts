import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { isRole, type Actor, type Role } from '#kernel';
import type { GatewaySettings } from '../config.js';
import { People } from './people.js';

const answer = z.object({ active: z.literal(true), email: z.email(), name: z.string().optional(), roles: z.array(z.string()) });

// What a demo token may be for; nobody needs a script that is the system itself.
const demoRoles: readonly Role[] = ['booker', 'reception', 'registrar', 'staff', 'admin'];
const patienceMs = 2_000;

/**
 * Bearer tokens for scripts. Only the embedded identity provider knows them, and it is asked at every request (RFC 7662):
 * where it does not run, or nothing says where it is, no token is good.
 */
@Injectable()
export class DemoTokens {
  constructor(
    private readonly settings: Pick<GatewaySettings, 'DEMO_INTROSPECTION_URL' | 'DEMO_INTROSPECTION_SECRET'>,
    private readonly people: People,
  ) {}

  async actorOf(token: string): Promise<Actor | undefined> {
    const known = await this.introspect(token);
    if (!known) return undefined;
    const roles = known.roles.filter(isRole).filter((role) => demoRoles.includes(role));
    if (roles.length === 0) return undefined;
    const person = await this.people.find(known.email, known.name);
    return { id: person.id, roles };
  }

  private async introspect(token: string): Promise<z.output<typeof answer> | undefined> {
    const { DEMO_INTROSPECTION_URL: url, DEMO_INTROSPECTION_SECRET: secret } = this.settings;
    if (!url || !secret) return undefined;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`gateway:${secret}`).toString('base64')}`, accept: 'application/json' },
        body: new URLSearchParams({ token }),
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      });
      return response.ok ? answer.safeParse(await response.json()).data : undefined;
    } catch {
      return undefined;
    }
  }
}
