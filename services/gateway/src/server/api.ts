import type { Type } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { DomainError, type Role } from '#kernel';
import type { RateLimits } from '../limits/rate-limits.js';
import { answersHead, type Call, type Endpoint, type Handler } from '../rest/endpoint.js';
import { idempotencyKeyOf } from '../rest/idempotency-key.js';
import { inputOf } from '../rest/input.js';
import { prefix } from '../rest/prefix.js';
import { respond } from '../rest/respond.js';
import { endpoints } from '../rest/routes.js';
import type { Callers } from '../sessions/callers.js';
import type { RequestForgery } from '../sessions/request-forgery.js';
import type { SealedCookie } from '../sessions/sealed-cookie.js';
import { mustAccept } from './accept.js';
import { takeFiles } from './file-body.js';
import { takeJson } from './json-body.js';
import { refuseOtherMethods } from './methods.js';
import type { SendProblem } from './send-problem.js';

export interface ApiParts {
  callers: Callers;
  cookie: SealedCookie;
  limits: RateLimits;
  forgery: RequestForgery;
  sendProblem: SendProblem;
  handlerOf: (type: Type<Handler>) => Handler;
}

/** The interface below its prefix: every endpoint of the tables, behind the same checks in the same order. */
export function serveApi(instance: FastifyInstance, parts: ApiParts): void {
  takeJson(instance);
  instance.setErrorHandler(parts.sendProblem);
  for (const endpoint of endpoints.filter(({ upload }) => !upload)) instance.route(routeOf(endpoint, parts));
  for (const endpoint of endpoints) if (endpoint.upload) serveUpload(instance, parts, endpoint, endpoint.upload);
  refuseOtherMethods(instance, endpoints);
}

function serveUpload(instance: FastifyInstance, parts: ApiParts, endpoint: Endpoint, upload: NonNullable<Endpoint['upload']>): void {
  void instance.register((uploads, _options, done) => {
    takeFiles(uploads, upload, parts.sendProblem);
    uploads.route(routeOf(endpoint, parts));
    done();
  });
}

const routeOf = (endpoint: Endpoint, parts: ApiParts): RouteOptions => ({
  method: endpoint.method,
  url: endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
  exposeHeadRoute: answersHead(endpoint),
  bodyLimit: endpoint.upload?.mostBytes ?? endpoint.mostBytes,
  onRequest: (request, reply) => admit(endpoint, parts, request, reply),
  handler: (request, reply) => answer(endpoint, parts.handlerOf(endpoint.answeredBy), request, reply),
});

/** Who is it, how often has she asked, is it really she, and may she? All before the body is read. */
async function admit(endpoint: Endpoint, parts: ApiParts, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  request.edge.endpoint = endpoint;
  void reply.header('Cache-Control', 'no-store').header('Vary', 'Accept-Language, Cookie, Authorization');
  if (endpoint.isSecret) void reply.header('Referrer-Policy', 'no-referrer');
  try {
    request.edge.caller = await parts.callers.identify(request);
  } finally {
    // Counted also when she could not be identified: guessing tokens is asking, too.
    parts.limits.count(request, reply);
  }
  if (!endpoint.page) mustAccept(request.headers.accept, typesOf(endpoint));
  parts.forgery.mustBeOurs(request);
  mustServe(endpoint, request, parts.cookie);
}

/** A reader of JSON takes every kind of it. */
const typesOf = ({ replyType = 'application/json' }: Endpoint): string[] =>
  [replyType, ...(replyType.endsWith('json') ? ['application/json'] : []), 'application/problem+json'];

function mustServe({ serves }: Endpoint, request: FastifyRequest, cookie: SealedCookie): void {
  const { caller } = request.edge;
  if (serves === 'anyone') return;
  if (caller.by === 'nothing') throw new DomainError(cookie.isIn(request) ? 'session.ended' : 'actor.missing');
  if (!caller.actor.roles.some((role: Role) => serves.includes(role))) throw new DomainError('actor.not-permitted', { roles: [...serves] });
}

async function answer(endpoint: Endpoint, handler: Handler, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { caller } = request.edge;
  const input = inputOf(endpoint, request);
  const idempotencyKey = idempotencyKeyOf(endpoint.idempotent ? request.headers['idempotency-key'] : undefined, caller);
  const call: Call = { endpoint, input, caller, idempotencyKey, request, reply };
  const answered = await handler.handle(call as Call<never>);
  if (!reply.sent) await respond(call, answered, prefix);
  return reply;
}
