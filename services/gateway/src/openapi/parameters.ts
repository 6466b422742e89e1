import { z } from 'zod';
import { ifMatchOf, pathFields, readsQuery, type Endpoint } from '../rest/endpoint.js';
import type { JsonSchema, Schemas } from './schemas.js';

type Field = [name: string, schema: z.ZodType];

const fieldsOf = (endpoint: Endpoint): Field[] => Object.entries(endpoint.input.shape) as Field[];

/** Path, query and header parameters. */
export function parametersOf(endpoint: Endpoint, schemas: Schemas): JsonSchema[] {
  const inPath = pathFields(endpoint.path);
  const fields = fieldsOf(endpoint);
  const path = fields.filter(([name]) => inPath.includes(name)).map((field) => parameter('path', field, endpoint, schemas));
  const query = readsQuery(endpoint) ? fields.filter(([name]) => !inPath.includes(name)).map((field) => parameter('query', field, endpoint, schemas)) : [];
  return [...path, ...query, ...headersOf(endpoint)];
}

function parameter(place: 'path' | 'query', [name, schema]: Field, { example }: Endpoint, schemas: Schemas): JsonSchema {
  const { description, ...rest } = schemas.of(schema, 'input');
  const isRequired = place === 'path' || !schema.safeParse(undefined).success;
  return {
    name,
    in: place,
    required: isRequired,
    ...(typeof description === 'string' && { description }),
    schema: rest,
    ...(example[name] !== undefined && { example: example[name] }),
    ...(rest.type === 'array' && { style: 'form', explode: false }),
  };
}

function headersOf(endpoint: Endpoint): JsonSchema[] {
  const ifMatch = ifMatchOf(endpoint);
  return [
    ...(ifMatch ? [{ name: 'If-Match', in: 'header', required: ifMatch === 'required', description: 'The ETag of the version that the change is made on', schema: { type: 'string' }, example: '"1"' }] : []),
    ...(endpoint.idempotent ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(endpoint.method !== 'GET' ? [{ $ref: '#/components/parameters/CsrfToken' }] : []),
    { $ref: '#/components/parameters/AcceptLanguage' },
  ];
}

/** The JSON body, or the file that is one: what is neither in the path nor in If-Match. */
export function bodyOf(endpoint: Endpoint, schemas: Schemas): JsonSchema | undefined {
  const { upload } = endpoint;
  if (upload) {
    const file = { schema: { type: 'string', format: 'binary', maxLength: upload.mostBytes } };
    return { required: true, content: Object.fromEntries(upload.types.map((type) => [type, file])) };
  }
  if (readsQuery(endpoint)) return undefined;
  const elsewhere = [...pathFields(endpoint.path), ...(ifMatchOf(endpoint) ? ['version'] : [])];
  const fields = fieldsOf(endpoint).filter(([name]) => !elsewhere.includes(name));
  if (fields.length === 0) return undefined;
  const example = Object.fromEntries(Object.entries(endpoint.example).filter(([name]) => !elsewhere.includes(name)));
  const schema = schemas.of(z.strictObject(Object.fromEntries(fields)), 'input');
  return { required: true, content: { 'application/json': { schema, example } } };
}

export const sharedParameters: JsonSchema = {
  IdempotencyKey: {
    name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', pattern: '^[\\w.:-]{1,128}$' },
    description: 'Makes it safe to send again: with the same key and content the answer is the same, and nothing is done twice',
  },
  CsrfToken: {
    name: 'X-CSRF-Token', in: 'header', required: false, schema: { type: 'string' },
    description: 'From GET /api/v1/session; required with a session cookie',
  },
  AcceptLanguage: { name: 'Accept-Language', in: 'header', required: false, schema: { type: 'string' }, description: 'sv (standard) or en' },
};
