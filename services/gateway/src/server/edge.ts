import type { FastifyRequest } from 'fastify';
import type { Language } from '#contracts';
import { currentTrace, inTrace, traceparent } from '#kernel';
import type { Endpoint } from '../rest/endpoint.js';
import { nobody, type Caller } from '../sessions/caller.js';
import { languageOf } from './languages.js';

/** What the gateway knows of a request besides what it says. */
export interface Edge {
  traceId: string;
  /** For entering the trace again where the framework has lost it. */
  traceparent: string;
  language: Language;
  caller: Caller;
  endpoint?: Endpoint;
}

declare module 'fastify' {
  interface FastifyRequest {
    edge: Edge;
  }
}

/** Begins the trace of a request, or continues the one that its caller is in, and does `work` in it. */
export function enter(request: FastifyRequest, work: () => void): void {
  const { traceparent: parent } = request.headers;
  inTrace(typeof parent === 'string' ? parent : undefined, () => {
    request.edge = {
      traceId: currentTrace()!.traceId,
      traceparent: traceparent(),
      language: languageOf(request.headers['accept-language']),
      caller: nobody,
    };
    work();
  });
}
