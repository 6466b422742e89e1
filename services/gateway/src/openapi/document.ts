import type { Endpoint } from '../rest/endpoint.js';
import { prefix } from '../rest/prefix.js';
import { endpoints } from '../rest/routes.js';
import { bodyOf, parametersOf, sharedParameters } from './parameters.js';
import { problemSchema } from './problem-schema.js';
import { responsesOf } from './responses.js';
import { Schemas, type JsonSchema } from './schemas.js';

/** The OpenAPI 3.1 document, made of the same endpoints as the server's routes. */
export function openApiDocument(): JsonSchema {
  const schemas = new Schemas();
  schemas.of(problemSchema, 'output');
  const paths: Record<string, JsonSchema> = {};
  for (const endpoint of endpoints) {
    paths[prefix + endpoint.path] = { ...paths[prefix + endpoint.path], [endpoint.method.toLowerCase()]: operationOf(endpoint, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Parken', version: '1', description: 'Spaces, requests and the people behind them. Errors are problem details (RFC 9457) in Swedish or English.' },
    servers: [{ url: '/' }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas.components).toSorted(([one], [other]) => one.localeCompare(other))),
      parameters: sharedParameters,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'parken-session', description: 'From signing in; `__Host-parken-session` over HTTPS' },
        bearer: { type: 'http', scheme: 'bearer', description: 'Demo tokens, in the embedded system only' },
      },
    },
  };
}

function operationOf(endpoint: Endpoint, schemas: Schemas): JsonSchema {
  const body = bodyOf(endpoint, schemas);
  const { serves } = endpoint;
  return {
    operationId: endpoint.operationId,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    ...(serves !== 'anyone' && { description: `For ${serves.join(', ')}.`, security: [{ session: [] }, { bearer: [] }] }),
    parameters: parametersOf(endpoint, schemas),
    ...(body && { requestBody: body }),
    responses: responsesOf(endpoint, schemas),
  };
}
