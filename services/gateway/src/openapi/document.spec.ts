import { expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { prefix } from '../rest/prefix.js';
import { endpoints } from '../rest/routes.js';
import { openApiDocument } from './document.js';

const document = openApiDocument() as {
  paths: Record<string, Record<string, { responses: Record<string, unknown>; requestBody?: { content: Record<string, { schema: object; example: unknown }> } }>>;
  components: { schemas: Record<string, object>; parameters: Record<string, object> };
};

test('holds every endpoint', () => {
  for (const { method, path } of endpoints) expect(document.paths[prefix + path]?.[method.toLowerCase()]).toBeDefined();
});

test('refers only to what it holds', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference!);
  expect(references.length).toBeGreaterThan(50);
  for (const reference of references) {
    const [, , kind, name] = reference.split('/');
    expect([reference, Object.hasOwn(document.components[kind as 'schemas'] ?? {}, name!)]).toEqual([reference, true]);
  }
});

test('every operation says how it succeeds and how it refuses', () => {
  for (const operation of Object.values(document.paths).flatMap((methods) => Object.values(methods))) {
    const statuses = Object.keys(operation.responses).map(Number);
    expect(statuses.some((status) => status < 400)).toBe(true);
    expect(statuses).toEqual(expect.arrayContaining([400, 429]));
  }
});

test('its schemas are JSON Schema 2020-12, and its examples fit them', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'document', ...document });
  for (const name of Object.keys(document.components.schemas)) expect(ajv.getSchema(`document#/components/schemas/${name}`)).toBeDefined();
  const bodies = Object.values(document.paths).flatMap((methods) => Object.values(methods)).flatMap(({ requestBody }) => requestBody?.content['application/json'] ?? []);
  expect(bodies.length).toBeGreaterThan(8);
  for (const { schema, example } of bodies) {
    const rooted = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')) as object;
    expect([example, ajv.validate(rooted, example)]).toEqual([example, true]);
  }
});
