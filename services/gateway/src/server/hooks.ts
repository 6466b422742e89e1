import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { DomainError } from '#kernel';
import { enter, leave } from './edge.js';
import type { InFlight } from './in-flight.js';
import type { PublicAddress } from './public-address.js';
import { securityHeaders } from './security-headers.js';

const longestUrl = 4_096;

interface HookParts {
  address: PublicAddress;
  logger: Logger;
  inFlight: InFlight;
}

/** What every request goes through, whether it finds anything or not. */
export function addHooks(instance: FastifyInstance, { address, logger, inFlight }: HookParts): void {
  instance.decorateRequest('edge');
  instance.addHook('onRequest', (request, reply, done) =>
    enter(request, () => {
      inFlight.begun(reply.raw);
      reply.raw.once('close', () => over(request, reply, logger));
      void reply.headers(securityHeaders(address.isHttps)).header('X-Trace-Id', request.edge.traceId);
      done(request.url.length > longestUrl ? new DomainError('request.url-too-long') : undefined);
    }),
  );
  // Reading the body leaves the asynchronous context that the trace is kept in.
  instance.addHook('preValidation', (request, _reply, done) => request.edge.span.run(() => done()));
}

/** How a request ended, also where its caller had gone by then. */
function over(request: FastifyRequest, reply: FastifyReply, logger: Logger): void {
  const { traceId, caller } = request.edge;
  leave(request, reply.raw.statusCode);
  // The route, not the address: that may hold what somebody searched for, or the code of a sign-in.
  const route = request.routeOptions.url ?? 'none';
  const ms = Math.round(reply.elapsedTime);
  logger.info({ trace_id: traceId, method: request.method, route, status: reply.raw.statusCode, ms, by: caller.by }, 'answered');
}
