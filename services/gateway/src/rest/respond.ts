import { createHash } from 'node:crypto';
import type { Call } from './endpoint.js';
import { etagOf } from './if-match.js';

const aYear = 31_536_000;

type Answering = Pick<Call, 'endpoint' | 'request' | 'reply'>;

/** Sends what a handler returned, with its ETag and, for something new, where it is. A text or bytes go as they are. */
export async function respond(call: Answering, answer: unknown, prefix: string): Promise<void> {
  const { endpoint, reply } = call;
  const body = typeof answer === 'string' || Buffer.isBuffer(answer) || answer === undefined ? answer : JSON.stringify(answer);
  const etag = endpoint.publicSeconds === undefined ? etagOf(answer) : tagOf(body ?? '');
  if (etag && !reply.hasHeader('ETag')) void reply.header('ETag', etag);
  if (endpoint.created) void reply.header('Location', prefix + locationOf(endpoint.created, answer));
  if (endpoint.publicSeconds !== undefined) shared(call, endpoint.publicSeconds);
  void reply.code(isKnown(call) ? 304 : endpoint.status);
  await (body === undefined || reply.statusCode === 304 ? reply.send() : reply.type(typeOf(endpoint.replyType)).send(body));
}

const typeOf = (type = 'application/json'): string => (/json|text|xml/.test(type) ? `${type}; charset=utf-8` : type);

/** Tells whether a body is the same as before. */
export const tagOf = (body: string | Buffer): string => `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

/** What is the same for all may be kept by all, without what was said to one of them alone. */
function shared({ reply }: Answering, seconds: number): void {
  void reply.header('Cache-Control', `public, max-age=${seconds}`).header('Vary', 'Accept-Language').removeHeader('RateLimit');
  // What may be kept for so long never changes, and is not written in any language.
  if (seconds >= aYear) void reply.header('Cache-Control', `public, max-age=${seconds}, immutable`).removeHeader('Vary');
}

/** Whether the caller has this already (RFC 9110, 13.1.2). */
function isKnown({ endpoint, request, reply }: Answering): boolean {
  const known = request.headers['if-none-match'];
  const etag = reply.getHeader('ETag');
  const isComparable = endpoint.publicSeconds !== undefined || endpoint.replyType !== undefined;
  if (!isComparable || known === undefined || typeof etag !== 'string') return false;
  return known.trim() === '*' || known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

const locationOf = (template: string, answer: unknown): string =>
  template.replaceAll(/\{([\w.]+)\}/g, (_, path: string) => encodeURIComponent(String(at(answer, path.split('.')))));

const at = (value: unknown, path: string[]): unknown =>
  path.reduce((inside, name) => (inside as Record<string, unknown> | undefined)?.[name], value);
