import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { DomainError } from '#kernel';
import { enter, leave } from './edge.js';
import type { PublicAddress } from './public-address.js';
import { securityHeaders } from './security-headers.js';

const longestUrl = 4_096;

/** What every request goes through, whether it finds anything or not. */
export function addHooks(instance: FastifyInstance, address: PublicAddress, logger: Logger): void {
  instance.decorateRequest('edge');
  instance.addHook('onRequest', (request, reply, done) =>
    enter(request, () => {
      // Somebody who goes away before she is answered ends it, too.
      reply.raw.once('close', () => leave(request, reply.statusCode));
      void reply.headers(securityHeaders(address.isHttps)).header('X-Trace-Id', request.edge.traceId);
      done(request.url.length > longestUrl ? new DomainError('request.url-too-long') : undefined);
    }),
  );
  // Reading the body leaves the asynchronous context that the trace is kept in.
  instance.addHook('preValidation', (request, _reply, done) => request.edge.span.run(() => done()));
  instance.addHook('onResponse', (request, reply, done) => {
    const { traceId, caller } = request.edge;
    // The route, not the address: that may hold what somebody searched for, or the code of a sign-in.
    logger.info(
      { trace_id: traceId, method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode, ms: Math.round(reply.elapsedTime), by: caller.by },
      'answered',
    );
    done();
  });
}
