import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, type ErrorKind } from '#kernel';
import { problemOf } from '../problems/problem.js';
import { headersOf } from '../server/send-problem.js';

/** Sets the status of a refusal that is told on the page itself, and returns its sentence. @throws whatever is not of these kinds */
export function toldOnPage(error: unknown, kinds: readonly ErrorKind[], request: FastifyRequest, reply: FastifyReply): string {
  if (!(error instanceof DomainError) || !kinds.includes(error.kind)) throw error;
  const problem = problemOf(error, request.edge);
  void reply.code(problem.status).headers(headersOf(problem));
  return problem.detail === `${problem.title}.` ? problem.detail : `${problem.title}. ${problem.detail}`;
}
