import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';

const deepest = 20;

/** Takes JSON and nothing else; an empty body is no body. */
export function takeJson(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      done(null, parsed(request, body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

function parsed(request: FastifyRequest, body: Buffer): unknown {
  if (!['identity', undefined].includes(request.headers['content-encoding'])) throw new DomainError('request.media-type');
  if (body.length === 0) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    assertShallow(text);
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw error instanceof DomainError ? error : new DomainError('request.malformed');
  }
}

/** Refuses what is nested deeper than anything we take, before any parser has to follow it down. */
function assertShallow(text: string): void {
  let depth = 0;
  // A text that never ends matches as well, or it would be searched for again at each of its quotation marks.
  for (const [bracket] of text.matchAll(/"(?:[^"\\]|\\.)*(?:"|\\?$)|[[\]{}]/gs)) {
    if (bracket === '[' || bracket === '{') depth++;
    if (bracket === ']' || bracket === '}') depth--;
    if (depth > deepest) throw new DomainError('input.invalid', {}, [{ field: '', code: 'too-deep', message: `deeper than ${deepest} levels` }]);
  }
}
