import type { z } from 'zod';
import { toJsonSchema } from '../src/openapi/schemas.js';

interface Schema {
  type?: string;
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  minimum?: number;
  pattern?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  $ref?: string;
}

const formats: Record<string, string> = {
  'uuid': '019a0000-0000-7000-8000-0000000000aa',
  'email': 'anna@example.se',
  'date': '2026-11-26',
  'date-time': '2026-11-26T12:00:00Z',
  'uri': 'https://example.se/',
  'base64': 'JVBERi0=',
};

/** Fields whose schema says less than what they must be. */
const byName: Record<string, string> = { timeZone: 'Europe/Stockholm', pass: 'eyJhbGciOiJFZERTQSJ9.eyJqdGkiOiIwMTlhIn0.c2lnbmF0dXJl' };

const texts = ['08:00', '+46701234567', '123456', 'salen', 'a'.repeat(64)];

/** Something that a schema allows. */
export function sample(schema: z.ZodType): unknown {
  const { $defs = {}, ...root } = toJsonSchema(schema, 'input') as Schema & { $defs?: Record<string, Schema> };
  return made(root, $defs);
}

function made(schema: Schema, defs: Record<string, Schema>): unknown {
  if (schema.$ref) return made(defs[schema.$ref.replace('#/$defs/', '')]!, defs);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return made(schema.anyOf[0]!, defs);
  if (schema.oneOf) return made(schema.oneOf[0]!, defs);
  return (makers[schema.type ?? ''] ?? (() => null))(schema, defs);
}

const number = ({ minimum = 1 }: Schema) => Math.max(minimum, 1);

const makers: Record<string, (schema: Schema, defs: Record<string, Schema>) => unknown> = {
  object: ({ properties = {} }, defs) => Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, byName[name] ?? made(one, defs)])),
  array: ({ items }, defs) => (items ? [made(items, defs)] : []),
  integer: number,
  number,
  boolean: () => true,
  string: ({ format = '', pattern = '' }) => formats[format] ?? texts.find((text) => new RegExp(pattern, 'u').test(text)) ?? '',
};
