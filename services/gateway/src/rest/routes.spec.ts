import { describe, expect, test } from '@jest/globals';
import { requests } from '#contracts';
import { ifMatchOf, pathFields, readsQuery } from './endpoint.js';
import { inner } from './query.js';
import { endpoints } from './routes.js';

const forPeople = requests.filter(({ serves }) => Object.keys(serves).some((role) => role !== 'system'));

describe('every message that serves somebody', () => {
  test.each(forPeople.map((contract) => [contract.subject, contract] as const))('%s is reached by exactly one route', (_, contract) => {
    expect(endpoints.filter((endpoint) => endpoint.contract?.subject === contract.subject)).toHaveLength(1);
  });
});

test('a message that only the gateway itself may send is reached by none', () => {
  const inward = requests.filter((contract) => !forPeople.includes(contract)).map(({ subject }) => subject);
  expect(inward.length).toBeGreaterThan(0);
  expect(endpoints.filter(({ contract }) => contract && inward.includes(contract.subject))).toEqual([]);
});

test('no two endpoints are the same', () => {
  const places = endpoints.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);
  expect(new Set(places).size).toBe(places.length);
  expect(new Set(endpoints.map(({ operationId }) => operationId)).size).toBe(endpoints.length);
});

describe.each(endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))('%s', (_, endpoint) => {
  test('has the fields that its path names, and an example that is valid', () => {
    expect(Object.keys(endpoint.input.shape)).toEqual(expect.arrayContaining(pathFields(endpoint.path)));
    expect(endpoint.input.safeParse(endpoint.example).error).toBeUndefined();
  });

  test('does with its method what HTTP means by it', () => {
    const { kind } = endpoint.contract ?? {};
    expect([endpoint.method, endpoint.method === 'GET' && kind === 'command']).toEqual([endpoint.method, false]);
    // What the gateway puts together by itself says by itself whether it changes something.
    expect(endpoint.idempotent).toBe(endpoint.contract ? kind === 'command' : endpoint.idempotent && endpoint.method !== 'GET');
    expect(kind === 'query' && ifMatchOf(endpoint)).toBeFalsy();
  });

  if (readsQuery(endpoint)) {
    test('reads only what a query can say', () => {
      for (const field of Object.values(endpoint.input.shape)) {
        const { type } = inner(field as never).def;
        expect(['string', 'number', 'boolean', 'enum', 'array']).toContain(type);
      }
    });
  }
});
