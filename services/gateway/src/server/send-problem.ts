import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { chosen } from '../pages/chosen.js';
import { html } from '../pages/html.js';
import { problemPage } from '../pages/problem-pages.js';
import { problemMediaType, problemOf, type Problem } from '../problems/problem.js';
import { placeOf } from '../rest/input.js';
import { enter } from './edge.js';
import { refusalOf } from './refusals.js';

export type SendProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;

/** The one way in which the gateway says no, whichever part of it or of the framework does. */
export const problemSender =
  (logger: Logger): SendProblem =>
  (error, request, reply) => {
    // The router refuses some addresses before any hook has run.
    if (!request.edge) return enter(request, () => problemSender(logger)(error, request, reply));
    const refusal = refusalOf(error);
    if (!refusal) logger.error({ err: error, trace_id: request.edge.traceId, route: request.routeOptions?.url }, 'request failed');
    if (refusal?.cause) logger.warn({ reason: reasonOf(refusal.cause), trace_id: request.edge.traceId }, 'refused');
    const { traceId, endpoint } = request.edge;
    const asPage = isForEyes(request) && wantsPage(request);
    const language = asPage ? chosen(request) : request.edge.language;
    const problem = problemOf(refusal ?? error, { language, traceId, placeOf: endpoint && placeOf(endpoint) });
    void reply.code(problem.status).headers(headersOf(problem)).header('Content-Language', language);
    if (asPage) void html(reply, problemPage(problem, language, seenAgainAt(request)));
    else void reply.type(problemMediaType).send(JSON.stringify(problem));
  };

// Not the whole of it: what an identity provider has answered may hold the code of a sign-in.
const reasonOf = (cause: unknown): string => (cause instanceof Error ? `${cause.name}: ${cause.message}` : 'unknown');

const wantsPage = ({ headers }: FastifyRequest): boolean => headers.accept?.includes('text/html') ?? false;

/** A page, or an address that is neither a page nor of the interface: somebody has mistyped it. */
const isForEyes = ({ edge: { endpoint, isPage }, url }: FastifyRequest): boolean => endpoint?.page ?? isPage ?? !url.startsWith('/api/');

// What a form was sent to, or where an identity provider led, is no place to come back to.
const seenAgainAt = ({ method, url, edge: { endpoint } }: FastifyRequest): string | null =>
  endpoint?.page || !['GET', 'HEAD'].includes(method) ? null : url.split('?')[0]!;

/** What else must be told with this refusal. */
export function headersOf({ status, params = {} }: Problem): Record<string, string> {
  const { retryAfter, allowed } = params;
  if (status === 401) return { 'WWW-Authenticate': 'Bearer realm="parken"' };
  if (status === 429) return { 'Retry-After': typeof retryAfter === 'number' ? String(retryAfter) : '60' };
  if (status === 503) return { 'Retry-After': '5' };
  if (status === 405 && Array.isArray(allowed)) return { Allow: allowed.filter((method) => typeof method === 'string').join(', ') };
  return {};
}
