import type { FastifyReply } from 'fastify';
import type { NatsConnection } from '@nats-io/transport-node';
import { newId, type Role } from '#kernel';
import { PublicAddress } from '../../services/gateway/src/server/public-address.js';
import { Bucket } from '../../services/gateway/src/sessions/bucket.js';
import { Keys } from '../../services/gateway/src/sessions/keys.js';
import { SealedCookie } from '../../services/gateway/src/sessions/sealed-cookie.js';
import { Sessions } from '../../services/gateway/src/sessions/sessions.js';

/** Somebody who has signed in. */
export interface Somebody {
  id: string;
  /** The lines of an HTTP request that show it. */
  headers: string;
}

/** Signs people in as the gateway does when they have proved who they are, so that their requests go the whole road. */
export class Doors {
  private readonly keys: Keys;
  private readonly sessions: Sessions;
  private readonly cookie: SealedCookie;

  constructor(connection: NatsConnection, sessionKey: string, url: string) {
    this.keys = new Keys(Buffer.from(sessionKey, 'base64url'));
    this.sessions = new Sessions(new Bucket(connection, 'sessions'), async () => false);
    this.cookie = new SealedCookie('session', this.keys, new PublicAddress(url));
  }

  async signIn(roles: Role[]): Promise<Somebody> {
    const id = newId();
    const sessionId = await this.sessions.begin(id, roles, roles.includes('staff') ? 'staff' : 'code');
    let cookie = '';
    const reply = { header: (_name: string, value: string) => (cookie = value.split(';')[0]!) };
    await this.cookie.write(reply as unknown as FastifyReply, sessionId, 3600);
    return { id, headers: `cookie: ${cookie}\r\nx-csrf-token: ${this.keys.mac('csrf', sessionId)}\r\n` };
  }

  many(count: number, roles: Role[]): Promise<Somebody[]> {
    return Promise.all(Array.from({ length: count }, () => this.signIn(roles)));
  }
}
