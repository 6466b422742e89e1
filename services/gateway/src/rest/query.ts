import type { z } from 'zod';

/** What the text of a query says, by the type that its field has; what does not fit is left for the schema to refuse. */
export function coerced(value: unknown, schema: z.ZodType | undefined): unknown {
  const bare = schema && inner(schema);
  const type = bare?.def.type;
  if (type === 'array') {
    const { element } = (bare as z.ZodArray<z.ZodType>).def;
    return (Array.isArray(value) ? value : [value]).flatMap(split).map((one) => coerced(one, element));
  }
  if (type === 'number') return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
  if (type === 'boolean') return value === 'true' || (value === 'false' ? false : value);
  return value;
}

const split = (value: unknown): unknown[] => (typeof value === 'string' ? value.split(',') : [value]);

/** Without what says that a field may be left out or null. */
export function inner(schema: z.ZodType): z.ZodType {
  const { innerType } = schema.def as { innerType?: z.ZodType };
  return innerType && ['optional', 'default', 'nullable', 'prefault'].includes(schema.def.type) ? inner(innerType) : schema;
}
