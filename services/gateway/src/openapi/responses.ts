import type { ErrorCode } from '#kernel';
import { tell } from '../problems/sentences.js';
import { statusOf } from '../problems/statuses.js';
import { ifMatchOf, type Endpoint } from '../rest/endpoint.js';
import type { JsonSchema, Schemas } from './schemas.js';

/** What an endpoint can answer: success, and each refusal under its status. */
export function responsesOf(endpoint: Endpoint, schemas: Schemas): JsonSchema {
  return { [endpoint.status]: success(endpoint, schemas), ...refusals(refusalsOf(endpoint)) };
}

function success({ reply, replyType, summary, status, created }: Endpoint, schemas: Schemas): JsonSchema {
  const headers = {
    ...(reply && 'shape' in reply && 'version' in (reply.shape as object) && { ETag: { description: 'The version, for If-Match', schema: { type: 'string' } } }),
    ...((created ?? status === 302) && { Location: { description: 'Where it is', schema: { type: 'string' } } }),
  };
  const content = reply ? { [replyType ?? 'application/json']: { schema: schemas.of(reply, 'output') } } : replyType ? { [replyType]: { schema: { type: 'string' } } } : undefined;
  return { description: summary, ...(Object.keys(headers).length > 0 && { headers }), ...(content && { content }) };
}

/** Everything that this endpoint may refuse with: its own, and what it meets at the edge. */
function refusalsOf(endpoint: Endpoint): ErrorCode[] {
  const isChange = endpoint.method !== 'GET';
  const edge: [boolean, ErrorCode[]][] = [
    [true, ['input.invalid', 'limit.exceeded', 'request.not-acceptable']],
    [isChange, ['request.malformed', 'input.too-large', 'request.media-type', 'request.csrf']],
    [endpoint.serves !== 'anyone', ['actor.missing', 'actor.not-permitted', 'session.ended']],
    [endpoint.contract !== undefined, ['service.unavailable', 'service.timeout']],
    [endpoint.idempotent, ['idempotency.key-reused']],
    [ifMatchOf(endpoint) === 'required', ['version.required']],
  ];
  return [...new Set([...endpoint.errors, ...edge.flatMap(([applies, codes]) => (applies ? codes : []))])];
}

function refusals(codes: ErrorCode[]): JsonSchema {
  const statuses = [...new Set(codes.map(statusOf))];
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: codes.filter((code) => statusOf(code) === status).map((code) => `\`${code}\`: ${tell(code, {}, 'en').title}`).join('\n\n'),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}
