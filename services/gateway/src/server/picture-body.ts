import type { FastifyInstance } from 'fastify';
import { DomainError } from '#kernel';
import type { SendProblem } from './send-problem.js';

/** Takes pictures as they are, and nothing else. */
export function takePictures(instance: FastifyInstance, sendProblem: SendProblem): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser(/^image\//, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  instance.setErrorHandler((error, request, reply) =>
    sendProblem(isTooLong(error) ? new DomainError('picture.too-large') : error, request, reply),
  );
}

const isTooLong = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE';
