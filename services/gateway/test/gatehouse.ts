import { randomBytes } from 'node:crypto';
import type { NatsConnection } from '@nats-io/transport-node';
import { pino, type Logger } from 'pino';
import { sendSignInCode, signInPerson } from '#contracts';
import { newId, type Role } from '#kernel';
import { buckets, connectNats, ensureStreams, gatewayPermissions } from '#messaging';
import { actorKeys, testNats, type TestNats } from '#testing';
import { startGateway, type RunningGateway } from '../src/start-gateway.js';
import { StandIns } from './stand-ins.js';
import { Visitor } from './visitor.js';

/** A gateway with the rights that it has in earnest, on a nats-server of its own, and stand-ins for the services. */
export class Gatehouse {
  private readonly gateways: RunningGateway[] = [];
  private readonly people = new Map<string, { personId: string; roles: Role[] }>();

  private constructor(
    readonly nats: TestNats,
    readonly connection: NatsConnection,
    readonly services: StandIns,
    readonly settings: Record<string, string>,
  ) {}

  static async open(settings: Record<string, string> = {}): Promise<Gatehouse> {
    const { publish, subscribe } = gatewayPermissions(Object.keys(buckets));
    const nats = await testNats([{ user: 'gateway', password: 'test', permissions: { publish: { allow: publish }, subscribe: { allow: subscribe } } }]);
    const connection = await connectNats(nats.url, 'admin', pino({ level: 'silent' }));
    await ensureStreams(connection);
    const keys = actorKeys();
    const house = new Gatehouse(nats, connection, new StandIns(connection, keys.key), {
      PORT: '0',
      NATS_URL: nats.urlOf('gateway'),
      ACTOR_PRIVATE_KEY: keys.privateKey,
      SESSION_KEY: randomBytes(32).toString('base64url'),
      LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
      ...settings,
    });
    await house.services.flush();
    await house.start();
    return house;
  }

  async start(settings: Record<string, string> = {}, log?: Logger): Promise<RunningGateway> {
    const gateway = await startGateway({ ...this.settings, ...settings }, log);
    this.gateways.push(gateway);
    return gateway;
  }

  get url(): string {
    return this.gateways[0]!.url;
  }

  visitor(headers?: Record<string, string>, url = this.url): Visitor {
    return new Visitor(url, headers);
  }

  /** Somebody who has signed in with a code. */
  async signedIn(roles: Role[] = ['booker'], { personId = newId(), email = `${newId()}@example.se`, visitor = this.visitor() } = {}) {
    const code = await this.codeFor(email, visitor);
    this.people.set(email, { personId, roles });
    this.services.on(signInPerson, (input) => ({
      person: { id: this.people.get(input.email)!.personId, email: input.email, name: null, phone: null, language: 'sv' as const, smsWanted: false, version: 1 },
      roles: this.people.get(input.email)!.roles,
    }));
    const { status, body } = await visitor.post('/api/v1/sign-in/sessions', { email, code });
    if (status !== 201) throw new Error(`signing in answered ${status} ${JSON.stringify(body)}`);
    visitor.csrf = String(body.csrfToken);
    return { visitor, personId, email };
  }

  /** Asks for a code, and reads it where it would be sent. */
  async codeFor(email: string, visitor = this.visitor()): Promise<string> {
    const { status, body } = await visitor.post('/api/v1/sign-in/codes', { email });
    if (status !== 202) throw new Error(`asking for a code answered ${status} ${JSON.stringify(body)}`);
    return String(this.services.of(sendSignInCode).findLast(({ input }) => input.email === email.toLowerCase())?.input.code);
  }

  async close(): Promise<void> {
    await Promise.all(this.gateways.map((gateway) => gateway.close()));
    await this.connection.close();
    await this.nats.stop();
  }
}
