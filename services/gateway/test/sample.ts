import type { z } from 'zod';
import { toJsonSchema } from '../src/openapi/schemas.js';

interface Schema {
  type?: string;
  anyOf?: Schema[];
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
};

const texts = ['08:00', '+46701234567', 'salen'];

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
  switch (schema.type) {
    case 'object': return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, made(one, defs)]));
    case 'array': return schema.items ? [made(schema.items, defs)] : [];
    case 'integer':
    case 'number': return Math.max(schema.minimum ?? 1, 1);
    case 'boolean': return true;
    case 'string': return formats[schema.format ?? ''] ?? texts.find((text) => new RegExp(schema.pattern ?? '', 'u').test(text)) ?? '';
    default: return null;
  }
}
