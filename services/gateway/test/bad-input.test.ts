import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { roles } from '#kernel';
import { openApiDocument } from '../src/openapi/document.js';
import { Gatehouse } from './gatehouse.js';
import { operations, type Operation, type Schema } from './operations.js';
import type { Reply, Visitor } from './visitor.js';

let house: Gatehouse;
let visitor: Visitor;

beforeAll(async () => {
  const plenty = '1000000';
  house = await Gatehouse.open({
    RATE_SIGNED_IN_PER_MINUTE: plenty, RATE_ADDRESS_PER_MINUTE: plenty, RATE_SIGN_IN_PER_ADDRESS: plenty, RATE_SIGN_IN_PER_EMAIL: plenty,
  });
});

afterAll(() => house.close());
beforeEach(async () => {
  house.services.reset();
  // Some of the examples sign out.
  if (visitor && (await visitor.get('/api/v1/session')).body.signedIn) return;
  ({ visitor } = await house.signedIn(roles.filter((role) => role !== 'system')));
  house.services.asked.length = 0;
});

const all = operations(openApiDocument());
const cases = all.map((operation) => [`${operation.method} ${operation.path}`, operation] as const);

function expectRefusal(reply: Reply, status: number, field?: string) {
  expect({ status: reply.status, type: reply.headers.get('content-type'), body: reply.body }).toMatchObject({
    status,
    type: 'application/problem+json; charset=utf-8',
    body: { status, code: expect.any(String), title: expect.any(String), traceId: expect.any(String) },
  });
  const named = (reply.body.errors ?? []).map((error) => error.field);
  expect(field === undefined || named.includes(field) ? 'named' : named).toBe('named');
  expect(house.services.asked).toEqual([]);
}

test('the document describes something to try', () => {
  expect(all.length).toBeGreaterThan(30);
});

describe.each(cases)('%s', (_, operation) => {
  if (!operation.takesFile && !['live.stream', 'sign-in.sessions.begin', 'sign-in.staff.begin', 'sign-in.staff.finish'].includes(operation.operationId)) {
    test('answers the example of its documentation', async () => {
      const reply = await send(operation);
      expect([reply.status, reply.body.errors]).toEqual([operation.success, undefined]);
    });
  }

  if (!operation.takesAnything) {
    test('refuses an unknown field of the query, by name', async () => {
      expectRefusal(await send(operation, { query: { ...operation.query, surprise: '1' } }), 400, 'surprise');
    });
  }

  const parameters = operation.parameters.filter(() => !operation.takesAnything);
  if (parameters.length > 0) {
    test.each(parameters)('refuses $name in the $in where it is something else', async ({ name, in: place, schema }) => {
      for (const wrong of wrongValues(schema).filter((value) => typeof value !== 'object')) {
        const changed = place === 'query' ? { query: { ...operation.query, [name]: String(wrong) } } : { params: { ...operation.params, [name]: String(wrong) } };
        expectRefusal(await send(operation, changed), 400, schema.type === 'array' ? `${name}.0` : name);
      }
    });
  }

  // What a file may be is tested where it is read.
  if (operation.method === 'GET' || operation.takesFile) return;

  test.each([
    ['broken JSON', '{"title": ', 'application/json', 400],
    ['bytes that are not UTF-8', Uint8Array.from([123, 34, 255, 254, 34, 58, 49, 125]), 'application/json', 400],
    ['a list', '[]', 'application/json', 400],
    ['a text', '"text"', 'application/json', 400],
    ['nesting without end', `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`, 'application/json', 400],
    ['a body larger than any', JSON.stringify({ title: 'x'.repeat(800 * 1024) }), 'application/json', 413],
    ['another media type', 'title=x', 'application/x-www-form-urlencoded', 415],
    ['no JSON at all', '<a/>', 'text/xml', 415],
    ['a prototype', '{"__proto__": {"role": "admin"}}', 'application/json', 400],
    ['half a character', '{"surprise": "\\ud800"}', 'application/json', 400],
  ])('refuses %s', async (_, raw, type, status) => {
    expectRefusal(await send(operation, { raw, headers: { 'content-type': type } }), status);
  });

  test('refuses an unknown field of the body, by name', async () => {
    expectRefusal(await send(operation, { body: { ...operation.body, surprise: 1 } }), 400, 'surprise');
  });

  const fields = Object.entries(operation.bodySchema?.properties ?? {});
  if (fields.length > 0) {
    test.each(fields)('refuses a body whose %s is something else', async (name, schema) => {
      for (const wrong of wrongValues(schema)) {
        const reply = await send(operation, { body: { ...operation.body, [name]: wrong } });
        expectRefusal(reply, 400);
        expect(reply.body.errors?.every((error) => error.in === 'body' && error.field.startsWith(name))).toBe(true);
      }
    });
  }

  const required = operation.bodySchema?.required ?? [];
  if (required.length > 0) {
    test.each(required)('refuses a body without %s', async (name) => {
      const { [name]: left, ...body } = operation.body ?? {};
      expect(left).toBeDefined();
      const reply = await send(operation, { body });
      expectRefusal(reply, 400, name);
      expect(reply.body.errors).toMatchObject([{ field: name, pointer: `#/${name}`, code: 'required', detail: 'måste anges' }]);
    });
  }
});

interface Changes {
  query?: Record<string, string>;
  params?: Record<string, string>;
  body?: Record<string, unknown>;
  raw?: string | Uint8Array;
  headers?: Record<string, string>;
}

function send(operation: Operation, changes: Changes = {}): Promise<Reply> {
  const params = changes.params ?? operation.params;
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const query = new URLSearchParams(changes.query ?? operation.query).toString();
  return visitor.send(operation.method, query ? `${path}?${query}` : path, changes.raw ?? changes.body ?? operation.body, { ...operation.headers, ...changes.headers });
}

/** What a field of this kind must not be. */
function wrongValues(schema: Schema): unknown[] {
  const formats: Record<string, unknown[]> = {
    'uuid': ['not-an-id', '1'],
    'date': ['2026-02-30', '2026-13-01', 'tomorrow'],
    'date-time': ['2026-02-30T10:00:00Z', '2026-11-26T25:00:00Z', '2026-11-26'],
    'email': ['anna', 'anna@', '@example.se'],
  };
  const byType: Record<string, unknown[]> = {
    string: ['a\0b', { a: 1 }],
    integer: ['many', 1.5, -1, 1e300],
    boolean: ['perhaps'],
    array: ['something else', [{ a: [{ b: 1 }] }]],
    object: ['text', 17],
  };
  return [...(formats[schema.format ?? ''] ?? []), ...(schema.enum ? ['something else'] : []), ...(byType[schema.type ?? ''] ?? [])];
}
