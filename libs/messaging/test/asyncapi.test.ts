import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { fact, facts } from '#contracts';
import { newId } from '#kernel';
import { asyncApi } from '#messaging';
import { Outbox } from '../src/outbox.js';

const document = asyncApi(facts);
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as object;

const lenient = () => new Ajv({ strict: false, allErrors: true, validateFormats: false });

test('the document is valid AsyncAPI 3.0', () => {
  const path = createRequire(import.meta.url).resolve('@asyncapi/specs/schemas/3.0.0-without-$id.json');
  const validate = lenient().compile(read(path));
  validate(document);
  expect(validate.errors ?? []).toEqual([]);
});

test('every fact of the catalogue is in it, and every reference leads somewhere', () => {
  expect(Object.keys(document.channels as object)).toEqual(facts.map(({ type }) => type).toSorted((one, other) => one.localeCompare(other)));
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!);
  expect(references.length).toBeGreaterThan(facts.length * 4);
  for (const path of references) {
    const found = path.split('/').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);
    expect({ path, found: typeof found }).toEqual({ path, found: 'object' });
  }
});

test('an event that the outbox writes is as its message says, and one with other data is not', () => {
  const opened = fact({ type: 'domain.door.opened.v1', summary: 'A door was opened', data: z.strictObject({ by: z.string(), times: z.int() }) });
  const outbox = new Outbox(Temporal.Instant.from('2026-05-04T10:00:00Z'));
  outbox.publish(opened, { aggregateId: newId(), aggregateVersion: 1, data: { by: 'anna', times: 2 } });
  const [event] = outbox.waiting;
  const { components } = asyncApi([opened]) as { components: object };
  const validate = lenient().compile({ $ref: '#/components/messages/domain.door.opened.v1/payload', components });
  expect([validate(event), validate.errors]).toEqual([true, null]);
  expect(validate({ ...event, data: { by: 'anna' } })).toBe(false);
  expect(validate({ ...event, specversion: '2.0' })).toBe(false);
});

test('the file in the repository is up to date: run `npm run docs`', () => {
  expect(read(new URL('../../../docs/asyncapi.json', import.meta.url).pathname)).toEqual(JSON.parse(JSON.stringify(document)));
});
