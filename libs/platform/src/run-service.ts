import 'reflect-metadata';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { requestsOf } from '#contracts';
import { Clock, SystemClock } from '#kernel';
import {
  ActorTokens, Consumer, Reactor, Reactors, Relay, Retention, RpcServer,
  connectNats, contractOf, deadLetterUseCases, readPublicKey, type UseCaseClass,
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
}

/** Puts a service together and starts it: Postgres, NATS, requests, facts, outbox, workers. */
export async function runService(definition: ServiceDefinition, environment: Environment, options: RunOptions = {}): Promise<RunningService> {
  const settings = readSettings({ ...serviceSettings, ...definition.settings }, environment);
  const { name } = definition;
  const logger = createLogger(name, settings.LOG_LEVEL);
  const useCases = [...definition.useCases, ...deadLetterUseCases(name)];
  assertAnswersAll(name, useCases);

  const database = new Database({ url: settings.DATABASE_URL, name, maxConnections: settings.DATABASE_CONNECTIONS });
  await assertMigrated(database, name);
  const clock = options.clock ?? new SystemClock();
  const connection = await connectNats(settings.NATS_URL, name, logger);
  const relay = new Relay(name, connection, database, logger);
  const reactors = { reactor: undefined as unknown as Reactor };
  const providers = [
    { provide: Database, useValue: database },
    { provide: Clock, useValue: clock },
    { provide: NATS, useValue: connection },
    { provide: LOGGER, useValue: logger },
    { provide: SETTINGS, useValue: settings },
    { provide: Reactors, useValue: reactors },
    ...definition.providers,
    ...definition.workers,
    ...(useCases as unknown as Type[]),
    ...new Set(definition.subscriptions.map(({ reaction }) => reaction as unknown as Type)),
  ];
  const context = await NestFactory.createApplicationContext({ module: class ServiceModule {}, providers }, { logger: nestLogger(logger), abortOnError: false });

  const subscriptions = definition.subscriptions.map(({ fact, reaction }) => ({ fact, name: reaction.reaction, reacting: context.get(reaction as unknown as Type) }));
  reactors.reactor = new Reactor({ database, clock, logger, wakeRelay: relay.wake, subscriptions });
  const actorTokens = new ActorTokens(readPublicKey(settings.ACTOR_PUBLIC_KEY), name);
  const server = new RpcServer({ service: name, connection, database, clock, actorTokens, logger, wakeRelay: relay.wake });
  const sources = [...new Set(definition.subscriptions.map(({ fact }) => fact.type.split('.')[1]!))];
  const consumers = sources.map((source) => new Consumer(name, source, connection, reactors.reactor, logger));
  const workers = definition.workers.map((worker) => context.get<Worker>(worker));
  const retention = new Retention(database, logger);

  server.listen(useCases.map((useCase) => ({ contract: contractOf(useCase), useCase: context.get(useCase as unknown as Type) })));
  answerHealth(name, connection, database);
  for (const part of [...consumers, relay, retention, ...workers]) part.start();
  await connection.flush();
  logger.info('ready');

  return {
    name,
    context,
    close: () => closeInOrder({ server, consumers, workers, relay, retention, context, connection, database, logger }),
  };
}

interface Parts {
  server: RpcServer;
  consumers: Consumer[];
  workers: Worker[];
  relay: Relay;
  retention: Retention;
  context: INestApplicationContext;
  connection: NatsConnection;
  database: Database;
  logger: Logger;
}

// First nothing new comes in, then what has begun ends, then what it had to tell is told, then the connections go.
async function closeInOrder({ server, consumers, workers, relay, retention, context, connection, database, logger }: Parts): Promise<void> {
  await Promise.all([server.drain(), ...consumers.map((consumer) => consumer.drain())]);
  await Promise.all(workers.map((worker) => worker.stop()));
  retention.stop();
  await relay.stop();
  await context.close();
  await connection.drain().catch(() => connection.close());
  await database.close();
  logger.info('stopped');
}

function assertAnswersAll(service: string, useCases: UseCaseClass[]): void {
  const answered = useCases.map((useCase) => contractOf(useCase).subject);
  const missing = requestsOf(service).filter(({ subject }) => !answered.includes(subject));
  if (missing.length > 0) throw new Error(`${service} does not answer ${missing.map(({ subject }) => subject).join(', ')}`);
  if (new Set(answered).size < answered.length) throw new Error(`${service} answers a message twice`);
}
