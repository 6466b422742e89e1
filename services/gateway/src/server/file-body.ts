import type { FastifyInstance } from 'fastify';
import { DomainError } from '#kernel';
import type { Endpoint } from '../rest/endpoint.js';
import type { SendProblem } from './send-problem.js';

type Upload = NonNullable<Endpoint['upload']>;

/** Takes files of these types as they are, and nothing else. */
export function takeFiles(instance: FastifyInstance, { types, tooLarge }: Upload, sendProblem: SendProblem): void {
  instance.removeAllContentTypeParsers();
  const known = new RegExp(`^(?:${types.map((type) => type.replace('*', '.+')).join('|')})(?:;|$)`);
  instance.addContentTypeParser(known, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  instance.setErrorHandler((error, request, reply) => sendProblem(isTooLong(error) ? new DomainError(tooLarge) : error, request, reply));
}

const isTooLong = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE';
