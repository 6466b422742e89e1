import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '#kernel';
import { problemMediaType, problemOf } from '../problems/problem.js';
import { DomainError, type ErrorCode } from '#kernel';
import type { SendProblem } from './send-problem.js';

const seconds = 1_000;
const mostHeaderBytes = 16 * 1024;
const longestParameter = 200;

/** Limits of the HTTP server, and how it says no before there is a request that could be answered. */
export const fastifyOptions = (bodyLimit: number, sendProblem: SendProblem) => ({
  bodyLimit,
  skipMiddie: true,
  multipart: false as const,
  return503OnClosing: false,
  forceCloseConnections: 'idle' as const,
  // The whole request must have come within this time, however slowly it drips.
  requestTimeout: 30 * seconds,
  keepAliveTimeout: 65 * seconds,
  http: { maxHeaderSize: mostHeaderBytes, headersTimeout: 15 * seconds },
  routerOptions: { maxParamLength: longestParameter },
  frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => sendProblem(error, request, reply),
  clientErrorHandler,
});

const byCause: Record<string, ErrorCode> = {
  HPE_HEADER_OVERFLOW: 'request.headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request.timeout',
};

/** Node's parser has given up, so the answer is written by hand. */
function clientErrorHandler(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const refusal = new DomainError(byCause[error.code ?? ''] ?? 'request.malformed');
  const problem = problemOf(refusal, { language: 'sv', traceId: newId().replaceAll('-', '') });
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    `Content-Type: ${problemMediaType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
