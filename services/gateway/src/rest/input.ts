import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { fieldProblem, fieldProblemsOf, type FieldProblem } from '../problems/field-sentences.js';
import { InvalidInput, type Place } from '../problems/problem.js';
import { ifMatchOf, pathFields, readsQuery, type Endpoint } from './endpoint.js';
import { statedVersion } from './if-match.js';
import { coerced } from './query.js';
import { unsafeTexts } from './safe-text.js';

type Fields = Record<string, unknown>;

/** What a request says, from its path, query, body and If-Match, checked against the endpoint's schema. */
export function inputOf(endpoint: Endpoint, request: FastifyRequest): Fields {
  const query = request.query as Fields;
  const body = bodyOf(request);
  const given = readsQuery(endpoint) ? query : body;
  const inPath = pathFields(endpoint.path);
  refuse([
    ...misplaced(given, inPath).map((problem) => ({ ...problem, in: placeOf(endpoint)('') })),
    ...(readsQuery(endpoint) ? [] : misplaced(query, Object.keys(query)).map((problem) => ({ ...problem, in: 'query' as const }))),
    ...unsafeTexts({ ...given, ...(request.params as Fields) }).map((problem) => located(problem, endpoint)),
  ]);
  return parsed(endpoint, { ...versioned(endpoint, request, given), ...typed(request.params as Fields, endpoint.input) });
}

function versioned(endpoint: Endpoint, request: FastifyRequest, given: Fields): Fields {
  if (readsQuery(endpoint)) return typed(given, endpoint.input);
  const ifMatch = ifMatchOf(endpoint);
  if (!ifMatch) return given;
  const version = statedVersion(request.headers['if-match'], given.version, ifMatch === 'required');
  return version === undefined ? given : { ...given, version };
}

const typed = (fields: Fields, schema: z.ZodObject): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, coerced(value, schema.shape[name] as z.ZodType | undefined)]));

function parsed(endpoint: Endpoint, input: Fields): Fields {
  const result = endpoint.input.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  throw new InvalidInput(result.error.issues.flatMap(fieldProblemsOf).map((problem) => located(problem, endpoint)));
}

function bodyOf(request: FastifyRequest): Fields {
  const body = request.body ?? {};
  if (typeof body === 'object' && !Array.isArray(body)) return body as Fields;
  throw new InvalidInput([{ ...fieldProblem('', 'invalid-type'), says: { sv: 'ska vara ett objekt', en: 'must be an object' }, in: 'body' }]);
}

const misplaced = (given: Fields, names: string[]): FieldProblem[] =>
  names.filter((name) => Object.hasOwn(given, name)).map((name) => fieldProblem(name, 'unknown-field'));

const located = (problem: FieldProblem, endpoint: Endpoint) => ({ ...problem, in: placeOf(endpoint)(problem.field) });

/** Where a field of this endpoint is in a request. */
export const placeOf =
  (endpoint: Endpoint) =>
  (field: string): Place => {
    if (pathFields(endpoint.path).includes(field)) return 'path';
    return readsQuery(endpoint) ? 'query' : 'body';
  };

function refuse(problems: (FieldProblem & { in: Place })[]): void {
  if (problems.length > 0) throw new InvalidInput(problems);
}
