import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fastify } from 'fastify';
import { takeJson } from './json-body.js';

const taker = fastify();
let url: string;

beforeAll(async () => {
  takeJson(taker);
  taker.post('/', ({ body }, reply) => reply.send({ body }));
  url = await taker.listen({ port: 0, host: '127.0.0.1' });
});

afterAll(() => taker.close());

async function post(body: string): Promise<unknown> {
  return (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json();
}

test.each([
  ['brackets in a text', JSON.stringify({ text: '[{'.repeat(50) })],
  ['a quotation mark and a backslash in a text', JSON.stringify({ text: '\\"[[[[[[[[[[[[[[[[[[[[[[[[[' })],
  ['as deep as it may be', `${'['.repeat(20)}${']'.repeat(20)}`],
])('%s: taken', async (_, text) => {
  expect(await post(text)).toEqual({ body: JSON.parse(text) as unknown });
});

test.each([
  ['one level too deep', `${'['.repeat(21)}${']'.repeat(21)}`],
  ['deep after a text with quotation marks', `["\\"\\\\",${'['.repeat(21)}`],
])('%s: refused before it is read', async (_, text) => {
  expect(await post(text)).toMatchObject({ message: 'input.invalid' });
});

test('a text that never ends takes no longer to refuse than its length', async () => {
  const began = performance.now();
  expect(await post(`"${'\\"'.repeat(45_000)}`)).toMatchObject({ message: 'request.malformed' });
  expect(performance.now() - began).toBeLessThan(500);
});
