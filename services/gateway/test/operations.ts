export interface Schema {
  type?: string;
  format?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
}

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Schema;
  example?: unknown;
  $ref?: string;
}

/** One operation of an OpenAPI document, with the request that its examples make. */
export interface Operation {
  operationId: string;
  method: string;
  path: string;
  success: number;
  /** Path and query parameters. */
  parameters: Parameter[];
  params: Record<string, string>;
  query: Record<string, string>;
  headers: Record<string, string>;
  body?: Record<string, unknown>;
  bodySchema?: Schema;
  /** Its body is a file. */
  takesFile: boolean;
  /** Takes fields that it does not know. */
  takesAnything: boolean;
}

interface Described {
  operationId: string;
  parameters: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema; example: Record<string, unknown> }> };
  responses: Record<string, unknown>;
}

export function operations(document: Record<string, unknown>): Operation[] {
  return Object.entries(document.paths as Record<string, Record<string, Described>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operation(path, method.toUpperCase(), described)),
  );
}

function operation(path: string, method: string, { operationId, parameters, requestBody, responses }: Described): Operation {
  const json = requestBody?.content['application/json'];
  const examples = (place: string) =>
    Object.fromEntries(parameters.filter((one) => one.in === place && one.example !== undefined).map(({ name, example }) => [name, String(example)]));
  return {
    operationId,
    method,
    path,
    success: Number(Object.keys(responses)[0]),
    parameters: parameters.filter((one) => one.in === 'path' || one.in === 'query'),
    params: examples('path'),
    query: examples('query'),
    headers: examples('header'),
    body: json?.example,
    bodySchema: json?.schema,
    takesFile: requestBody !== undefined && json === undefined,
    takesAnything: operationId === 'sign-in.staff.finish',
  };
}
