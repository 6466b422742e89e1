import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

const formats: Record<string, string> = { datetime: 'date-time', date: 'date' };

/** JSON Schema that keeps what a text is where it must also match a pattern. */
export const toJsonSchema = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema =>
  z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { format } = zodSchema._zod.def as { format?: string };
      if (format && formats[format]) Object.assign(jsonSchema, { format: formats[format] });
    },
  });

/** Turns zod schemas into JSON Schema 2020-12, as OpenAPI 3.1 takes it; those with an id become components. */
export class Schemas {
  readonly components: Record<string, JsonSchema> = {};

  of(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const { $defs = {}, ...root } = pointed(toJsonSchema(schema, io)) as JsonSchema;
    delete root.$schema;
    const found = Object.entries($defs as Record<string, JsonSchema>);
    for (const [id, component] of found) this.add(id, component);
    const { id } = z.globalRegistry.get(schema) ?? {};
    if (!id || '$ref' in root) return root;
    this.add(id, root);
    return { $ref: `#/components/schemas/${id}` };
  }

  private add(name: string, found: JsonSchema): void {
    const component = { ...found };
    delete component.id;
    const before = this.components[name];
    if (before && JSON.stringify(before) !== JSON.stringify(component)) throw new Error(`two schemas are called ${name}`);
    this.components[name] = component;
  }
}

function pointed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) =>
      key === '$ref' ? [key, String(one).replace('#/$defs/', '#/components/schemas/')] : [key, pointed(one)],
    ),
  );
}
