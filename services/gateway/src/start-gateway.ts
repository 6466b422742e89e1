import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { NatsConnection } from '@nats-io/transport-node';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { connectNats } from '#messaging';
import { createLogger, nestLogger, type Environment } from '#platform';
import { Services } from './actor/services.js';
import { readGatewaySettings, type GatewaySettings } from './config.js';
import { Health } from './health/health.js';
import { serveSmsReports } from './hooks/sms-reports.js';
import { RateLimits } from './limits/rate-limits.js';
import { Facts } from './live/facts.js';
import { LiveFeed } from './live/live-feed.js';
import { serveDocs } from './pages/docs.js';
import type { PageParts } from './pages/page-parts.js';
import { servePages } from './pages/pages.js';
import { servePeople } from './pages/people-pages.js';
import { Programme } from './programme/programme.js';
import { Registrar } from './registering/registrar.js';
import { Telephones } from './registering/telephones.js';
import { prefix } from './rest/prefix.js';
import { serveApi } from './server/api.js';
import { fastifyOptions } from './server/fastify-options.js';
import { addHooks } from './server/hooks.js';
import { InFlight } from './server/in-flight.js';
import { ProblemFilter } from './server/problem-filter.js';
import { PublicAddress } from './server/public-address.js';
import { problemSender, type SendProblem } from './server/send-problem.js';
import { Callers } from './sessions/callers.js';
import { RequestForgery } from './sessions/request-forgery.js';
import { SealedCookie } from './sessions/sealed-cookie.js';
import { ClientFiles } from './web/client-files.js';
import { serveClient } from './web/client-pages.js';
import { GatewayModule } from './wiring.js';

export interface RunningGateway {
  /** Where it listens. */
  url: string;
  /** Takes nothing new, finishes what has begun, and lets go of NATS. */
  close(): Promise<void>;
}

/** Starts the gateway with the settings of this environment. @param log where to write instead of standard output @throws SettingsError */
export async function startGateway(environment: Environment, log?: Logger): Promise<RunningGateway> {
  const settings = readGatewaySettings(environment);
  const logger = log ?? createLogger('gateway', settings.LOG_LEVEL);
  const connection = await connectNats(settings.NATS_URL, 'gateway', logger);
  try {
    const app = await assemble(settings, connection, logger);
    await app.listen(settings.PORT, settings.HOST);
    return running(app, connection, logger);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function assemble(settings: GatewaySettings, connection: NatsConnection, logger: Logger): Promise<NestFastifyApplication> {
  const sendProblem = problemSender(logger);
  const app = await NestFactory.create<NestFastifyApplication>(
    GatewayModule.for(settings, connection, logger),
    new FastifyAdapter(fastifyOptions(settings.BODY_LIMIT, sendProblem)),
    { bodyParser: false, logger: nestLogger(logger), abortOnError: false },
  );
  app.useGlobalFilters(new ProblemFilter(sendProblem));
  const instance: FastifyInstance = app.getHttpAdapter().getInstance();
  const client = ClientFiles.read(settings.WEB_ROOT);
  addHooks(instance, { address: app.get(PublicAddress), logger, inFlight: app.get(InFlight) });
  await instance.register((pages) => {
    pages.setErrorHandler(sendProblem);
    servePages(pages, app.get(Health), client);
    serveDocs(pages);
  });
  await instance.register(async (pages) => {
    pages.setErrorHandler(sendProblem);
    await servePeople(pages, { ...pageParts(app), client });
  });
  if (client) {
    await instance.register((pages) => {
      pages.setErrorHandler(sendProblem);
      serveClient(pages, client);
    });
  }
  await instance.register((hooks) => {
    hooks.setErrorHandler(sendProblem);
    serveSmsReports(hooks, pageParts(app));
  });
  await instance.register((api) => serveApi(api, apiParts(app, sendProblem)), { prefix });
  await app.init();
  app.get(LiveFeed).start();
  app.get(Facts).start();
  return app;
}

const apiParts = (app: NestFastifyApplication, sendProblem: SendProblem) => ({
  callers: app.get(Callers),
  cookie: app.get(SealedCookie),
  limits: app.get(RateLimits),
  forgery: app.get(RequestForgery),
  sendProblem,
  handlerOf: app.get.bind(app),
});

const pageParts = (app: NestFastifyApplication): Omit<PageParts, 'client'> => ({
  services: app.get(Services),
  programme: app.get(Programme),
  registrar: app.get(Registrar),
  limits: app.get(RateLimits),
  callers: app.get(Callers),
  forgery: app.get(RequestForgery),
  address: app.get(PublicAddress),
  telephones: app.get(Telephones),
});

function running(app: NestFastifyApplication, connection: NatsConnection, logger: Logger): RunningGateway {
  const { port, address } = app.getHttpServer().address() as { port: number; address: string };
  app.get(PublicAddress).listensOn(port);
  logger.info({ port }, 'ready');
  let closed: Promise<void> | undefined;
  return {
    url: `http://${address.includes(':') ? `[${address}]` : address}:${port}`,
    close: () => (closed ??= close(app, connection, logger)),
  };
}

async function close(app: NestFastifyApplication, connection: NatsConnection, logger: Logger): Promise<void> {
  // Streams never end by themselves, and would hold the server open.
  app.get(LiveFeed).stop();
  const closing = app.close();
  await app.get(InFlight).drained();
  app.getHttpServer().closeAllConnections();
  await closing;
  await connection.drain().catch(() => connection.close());
  logger.info('stopped');
}
