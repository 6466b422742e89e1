import type { FastifyRequest } from 'fastify';
import type { Language } from '#contracts';
import { Span } from '#kernel';
import type { Endpoint } from '../rest/endpoint.js';
import { nobody, type Caller } from '../sessions/caller.js';
import { languageOf } from './languages.js';

/** What the gateway knows of a request besides what it says. */
export interface Edge {
  traceId: string;
  /** The step of the trace that this request is; entered again where the framework has lost it. */
  span: Span;
  language: Language;
  caller: Caller;
  endpoint?: Endpoint;
  /** Whether what is answered is for somebody's eyes, refusals too. */
  isPage?: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    edge: Edge;
  }
}

/** Begins the trace of a request, or continues the one that its caller is in, and does `work` in it. */
export function enter(request: FastifyRequest, work: () => void): void {
  const { traceparent } = request.headers;
  const span = new Span({
    name: `${request.method} ${request.routeOptions?.url ?? 'none'}`,
    kind: 'server',
    parent: typeof traceparent === 'string' ? traceparent : undefined,
    attributes: { 'http.request.method': request.method, 'http.route': request.routeOptions?.url ?? 'none' },
  });
  request.edge = { traceId: span.traceId, span, language: languageOf(request.headers['accept-language']), caller: nobody };
  span.run(work);
}

/** Ends the step, with what the request was answered. */
export function leave({ edge: { span } }: FastifyRequest, status: number): void {
  span.set('http.response.status_code', status);
  if (status >= 500) span.fail(String(status));
  span.end();
}
