import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { headers, type NatsConnection } from '@nats-io/transport-node';
import { pino } from 'pino';
import { ownerOf, type FactContract, type QueryContract, type RawInputOf, type ReplyOf, type RequestContract } from '#contracts';
import { newId, type Actor, type Role } from '#kernel';
import { connectNats, ensureStreams, issueActorToken, Peers, RpcClient, type CallOptions } from '#messaging';
import { Database } from '#persistence';
import { runService, type RunningService, type RunOptions, type ServiceDefinition } from '#platform';
import { TestClock } from './test-clock.js';
import { testDatabase, type TestDatabase } from './test-database.js';
import { testNats, type TestNats } from './test-nats.js';

/** An Ed25519 key pair as the services' settings want it: base64url DER. */
export function actorKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    key: privateKey,
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
  };
}

export interface HouseOptions extends Pick<RunOptions, 'backoffMs'> {
  /** More settings, for all services. */
  settings?: Record<string, string>;
  clock?: TestClock;
  /** How many replicas of each service run; 1 when left out. */
  replicas?: number;
  users?: Parameters<typeof testNats>[0];
  /** One of a server of its own, for tests that stop it; dropped in the end. */
  postgres?: TestDatabase;
}

interface Envelope {
  id: string;
  type: string;
  subject: string;
  aggregateversion: number;
  traceparent: string;
  data: Record<string, unknown>;
}

/** Some services running in this process on a Postgres database and a nats-server of their own, and a way to talk to them. */
export class House {
  readonly clock: TestClock;
  readonly keys = actorKeys();
  private readonly linkKey = randomBytes(32).toString('base64url');
  private readonly passKeys = actorKeys();
  private readonly doorKey = randomBytes(32).toString('base64url');
  readonly running: RunningService[] = [];
  private readonly databases: Database[] = [];
  private client: RpcClient;

  private constructor(
    readonly postgres: TestDatabase,
    readonly nats: TestNats,
    /** The administrator's. */
    readonly connection: NatsConnection,
    private readonly gateway: NatsConnection,
    private readonly options: HouseOptions,
  ) {
    this.clock = options.clock ?? new TestClock();
    this.client = new RpcClient(gateway);
  }

  static async open(definitions: ServiceDefinition[], options: HouseOptions = {}): Promise<House> {
    const names = definitions.map(({ name }) => name);
    const [postgres, nats] = await Promise.all([options.postgres ?? testDatabase(names), testNats(options.users)]);
    const quiet = pino({ level: 'silent' });
    const connection = await connectNats(nats.url, 'admin', quiet);
    await ensureStreams(connection);
    const house = new House(postgres, nats, connection, await connectNats(nats.urlOf('gateway'), 'gateway', quiet), options);
    for (const definition of definitions) {
      for (let replica = 0; replica < (options.replicas ?? 1); replica++) await house.start(definition);
    }
    return house;
  }

  async start(definition: ServiceDefinition): Promise<RunningService> {
    const service = await runService(definition, this.environment(definition.name), { clock: this.clock, backoffMs: this.options.backoffMs });
    this.running.push(service);
    return service;
  }

  /** The settings that a service gets here, also for starting it as a process of its own. */
  environment(service: string): Record<string, string> {
    return {
      DATABASE_URL: this.postgres.urlOf(service),
      NATS_URL: this.nats.urlOf(service),
      ACTOR_PUBLIC_KEY: this.keys.publicKey,
      LINK_KEY: this.linkKey,
      PASS_PRIVATE_KEY: this.passKeys.privateKey,
      DOOR_KEY: this.doorKey,
      LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
      ...this.options.settings,
    };
  }

  /** Calls as somebody: `house.as('staff').call(approveBooking, {…})`. */
  as(who: Role | Actor) {
    const actor: Actor = typeof who === 'string' ? { id: newId(), roles: [who] } : who;
    return {
      id: actor.id,
      call: <C extends RequestContract>(contract: C, input: RawInputOf<C>, options: Partial<CallOptions> = {}): Promise<ReplyOf<C>> =>
        awaitedLater(this.callAs(actor, contract, input, options)),
    };
  }

  private async callAs<C extends RequestContract>(actor: Actor, contract: C, input: RawInputOf<C>, options: Partial<CallOptions>): Promise<ReplyOf<C>> {
    return this.client.call(contract, input, {
      actorToken: await issueActorToken(this.keys.key, actor, ownerOf(contract)),
      idempotencyKey: newId(),
      ...options,
    });
  }

  /** Asks as another service would what peers alone may ask. */
  async asPeer<C extends QueryContract>(service: string, contract: C, input: RawInputOf<C>): Promise<ReplyOf<C>> {
    const connection = await connectNats(this.nats.urlOf(service), service, pino({ level: 'silent' }));
    try {
      return await new Peers(connection).ask(contract, input);
    } finally {
      await connection.close();
    }
  }

  /** Puts a fact in the stream as its owner would. @returns its event id */
  async tell(
    fact: FactContract,
    { id = newId(), aggregateId, aggregateVersion = 1, data }: { id?: string; aggregateId: string; aggregateVersion?: number; data: unknown },
  ): Promise<string> {
    const event = {
      specversion: '1.0', id, source: `/${ownerOf(fact)}`, type: fact.type, subject: aggregateId,
      time: this.clock.now().toString(), datacontenttype: 'application/json', dataschema: '', aggregateversion: aggregateVersion,
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', data,
    };
    // Without a message id, so that a test may deliver the same event several times.
    await jetstream(this.connection).publish(`${fact.type}.${aggregateId}`, JSON.stringify(event), { headers: headers() });
    return id;
  }

  /** Every fact in the stream, in its order; of one kind where `fact` is given. */
  async told(fact?: FactContract): Promise<Envelope[]> {
    const manager = await jetstreamManager(this.connection);
    const { state } = await manager.streams.info('DOMAIN');
    const events: Envelope[] = [];
    for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
      const message = await manager.streams.getMessage('DOMAIN', { seq }).catch(() => null);
      if (message) events.push(message.json<Envelope>());
    }
    return fact ? events.filter(({ type }) => type === fact.type) : events;
  }

  /** A service's tables, with that service's login or the administrator's. */
  database(login: string): Database {
    const url = login === 'admin' ? this.postgres.adminUrl : this.postgres.urlOf(login);
    const database = new Database({ url, name: 'test', maxConnections: 5 });
    this.databases.push(database);
    return database;
  }

  async close(): Promise<void> {
    await Promise.all(this.running.map((service) => service.close()));
    await Promise.all(this.databases.map((database) => database.close()));
    await Promise.all([this.connection.close(), this.gateway.close()]);
    await this.nats.stop();
    await this.postgres.drop();
  }
}

/** A test may begin several calls and look at one after another: one refused before its turn has come is no unhandled rejection. */
function awaitedLater<T>(call: Promise<T>): Promise<T> {
  call.catch(() => undefined);
  return call;
}
