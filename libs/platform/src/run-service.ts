import 'reflect-metadata';
import type { INestApplicationContext, Provider, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { requestsOf } from '#contracts';
import { Clock, SystemClock } from '#kernel';
import {
  ActorTokens, Consumer, Peers, Reactor, Reactors, Relay, Retention, RpcServer, Transactor,
  auditUseCases, closeNats, connectNats, contractOf, deadLetterUseCases, readPublicKey, type UseCaseClass,
} from '#messaging';
import { assertMigrated, Database } from '#persistence';
import { readSettings, serviceSettings, type Environment } from './config.js';
import { answerHealth } from './health.js';
import { createLogger } from './logger.js';
import { nestLogger } from './nest-logger.js';
import { LOGGER, NATS, SETTINGS, type ServiceDefinition, type Worker } from './service-definition.js';

export interface RunningService {
  name: string;
  /** What Nest has put together, for tests. */
  context: INestApplicationContext;
  /** Finishes what has begun, takes nothing new, and lets go of Postgres and NATS. */
  close(): Promise<void>;
}

export interface RunOptions {
  clock?: Clock;
  /** How long to wait after each failed attempt to react to a fact, for tests that can't wait long. */
  backoffMs?: readonly number[];
}

/** What every part of a service stands on. */
interface Ground {
  service: string;
  settings: Record<string, unknown>;
  logger: Logger;
  database: Database;
  connection: NatsConnection;
  clock: Clock;
  relay: Relay;
  wakeRelay: () => void;
}

/** Puts a service together and starts it: Postgres, NATS, requests, facts, outbox, workers. */
export async function runService(definition: ServiceDefinition, environment: Environment, options: RunOptions = {}): Promise<RunningService> {
  const useCases = [...definition.useCases, ...deadLetterUseCases(definition.name), ...auditUseCases(definition.name)];
  assertAnswersAll(definition.name, useCases);
  const ground = await layGround(definition, environment, options.clock ?? new SystemClock());
  const reactors: Reactors = { reactor: undefined! };
  const context = await assemble(definition, useCases, ground, reactors);
  reactors.reactor = reactorOf(definition, context, ground, options.backoffMs);

  const server = serverOf(useCases, context, ground, environment.ACTOR_PUBLIC_KEY!);
  const consumers = consumersOf(definition, ground, reactors.reactor);
  const workers = definition.workers.map((worker) => context.get<Worker>(worker));
  const retention = new Retention(ground.database, ground.logger);
  for (const part of [...consumers, ground.relay, retention, ...workers]) part.start();
  await ground.connection.flush();
  ground.logger.info('ready');
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= closeInOrder({ ...ground, server, consumers, workers, retention, context }));
  return { name: definition.name, context, close };
}

async function layGround(definition: ServiceDefinition, environment: Environment, clock: Clock): Promise<Ground> {
  const settings = readSettings({ ...serviceSettings, ...definition.settings }, environment, definition.companions);
  const service = definition.name;
  const logger = createLogger(service, settings.LOG_LEVEL);
  const database = new Database({ url: settings.DATABASE_URL, name: service, maxConnections: settings.DATABASE_CONNECTIONS });
  await assertMigrated(database, service);
  const connection = await connectNats(settings.NATS_URL, service, logger);
  const relay = new Relay(service, connection, database, logger);
  return { service, settings, logger, database, connection, clock, relay, wakeRelay: relay.wake };
}

function assemble(definition: ServiceDefinition, useCases: UseCaseClass[], ground: Ground, reactors: Reactors): Promise<INestApplicationContext> {
  const providers: Provider[] = [
    { provide: Database, useValue: ground.database },
    { provide: Clock, useValue: ground.clock },
    { provide: NATS, useValue: ground.connection },
    { provide: Peers, useValue: new Peers(ground.connection) },
    { provide: Transactor, useValue: new Transactor(ground) },
    { provide: LOGGER, useValue: ground.logger },
    { provide: SETTINGS, useValue: ground.settings },
    { provide: Reactors, useValue: reactors },
    ...definition.providers,
    ...definition.workers,
    ...useCases.map(asProvider),
    ...new Set(definition.subscriptions.map(({ reaction }) => asProvider(reaction))),
  ];
  const module = { module: class ServiceModule {}, providers };
  return NestFactory.createApplicationContext(module, { logger: nestLogger(ground.logger), abortOnError: false });
}

function reactorOf(definition: ServiceDefinition, context: INestApplicationContext, ground: Ground, backoffMs?: readonly number[]): Reactor {
  const subscriptions = definition.subscriptions.map(({ fact, reaction }) => ({
    fact,
    name: reaction.reaction,
    reacting: context.get(asProvider(reaction)),
  }));
  return new Reactor({ ...ground, subscriptions, backoffMs });
}

function serverOf(useCases: UseCaseClass[], context: INestApplicationContext, ground: Ground, publicKey: string): RpcServer {
  const server = new RpcServer({ ...ground, actorTokens: new ActorTokens(readPublicKey(publicKey), ground.service) });
  server.listen(useCases.map((useCase) => ({ contract: contractOf(useCase), useCase: context.get(asProvider(useCase)) })));
  answerHealth(ground.service, ground.connection, ground.database);
  return server;
}

const consumersOf = (definition: ServiceDefinition, { service, connection, logger }: Ground, reactor: Reactor): Consumer[] =>
  sourcesOf(definition).map((source) => new Consumer(service, source, connection, reactor, logger));

/** The services whose facts a service reacts to. */
export const sourcesOf = (definition: ServiceDefinition): string[] => [
  ...new Set(definition.subscriptions.map(({ fact }) => fact.type.split('.')[1]!)),
];

// The dependencies of a use case are its own affair; Nest only needs a class.
const asProvider = (useCase: unknown): Type => useCase as Type;

interface Parts extends Ground {
  server: RpcServer;
  consumers: Consumer[];
  workers: Worker[];
  retention: Retention;
  context: INestApplicationContext;
}

// First nothing new comes in, then what has begun ends, then what it had to tell is told, then the connections go.
async function closeInOrder({ server, consumers, workers, relay, retention, context, connection, database, logger }: Parts): Promise<void> {
  await Promise.all([server.drain(), ...consumers.map((consumer) => consumer.drain())]);
  await Promise.all(workers.map((worker) => worker.stop()));
  retention.stop();
  await relay.stop();
  await context.close();
  await closeNats(connection);
  await database.close();
  logger.info('stopped');
}

function assertAnswersAll(service: string, useCases: UseCaseClass[]): void {
  const answered = useCases.map((useCase) => contractOf(useCase).subject);
  const missing = requestsOf(service).filter(({ subject }) => !answered.includes(subject));
  if (missing.length > 0) throw new Error(`${service} does not answer ${missing.map(({ subject }) => subject).join(', ')}`);
  if (new Set(answered).size < answered.length) throw new Error(`${service} answers a message twice`);
}
